# Assay: set up, run, test.   make help

SHELL := /bin/bash
.DEFAULT_GOAL := help

# What a fresh Debian 12 with Swift lacks. The tests also read reports with a CommonMark parser and drive tmux.
PACKAGES      := libncursesw5-dev libsqlite3-dev libcurl4-openssl-dev
TEST_PACKAGES := tmux sqlite3 cmark-gfm python3

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PREFIX ?= /usr/local
# What Swift's runtime needs of C++ comes into the program: as a library it would be a tenth of each start.
STATIC := $(CURDIR)/.build/static
# SYMBOLS=1 leaves the names of functions in it, for Benchmarks/order.py.
STRIP := $(if $(SYMBOLS),-S,-s)
# What runs lies together (Sources/functions.order): else few of its pages would be without any of it. Takes the linker gold.
ORDER := $(if $(shell command -v ld.gold),-Xswiftc -use-ld=gold \
  -Xlinker --section-ordering-file=$(CURDIR)/Sources/functions.order)
# Not position-independent: what the loader would have to relocate at each start is most of the program.
RELEASE := -c release --static-swift-stdlib -Xswiftc -Xclang-linker -Xswiftc -no-pie -Xlinker $(STRIP) \
  -Xlinker --no-export-dynamic -Xswiftc -Xfrontend -Xswiftc -function-sections $(ORDER) -Xlinker -L$(STATIC)
ARGS ?=
# In two goes: the program on its terminals takes all cores, and servers of other tests would answer late.
TEST := SWIFT_BACKTRACE=enable=no swift test --skip-build --disable-xctest --parallel

# install-missing,PACKAGES: asks apt only for those that are not there.
define install-missing
	@missing=""; \
	for package in $(1); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; \
	  $(SUDO) apt-get -qq update && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y $$missing >/dev/null; \
	fi
endef

.PHONY: help setup run demo build test install format lint clean

help: ## lists these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-8s %s\n", $$1, $$2 }'

setup: ## installs the libraries that the build needs and that are missing
	$(call install-missing,$(PACKAGES))

run: build ## builds and opens the dashboard; ARGS='status --json' runs a command instead
	@.build/release/assay $(ARGS)

demo: build ## builds and opens the dashboard on recorded answers; needs no network
	@.build/release/assay demo $(ARGS)

build: setup ## builds the program into .build/release/assay
	@mkdir -p $(STATIC) && ln -sf "$$(clang -print-file-name=libstdc++.a)" $(STATIC)/libstdc++.a
	swift build $(RELEASE) --product assay

test: setup ## builds and passes the tests
	$(call install-missing,$(TEST_PACKAGES))
	swift build --build-tests
	$(TEST) --skip '^EndToEndTests\.'
	$(TEST) --filter '^EndToEndTests\.'

install: build ## installs below PREFIX (/usr/local)
	install -Dm755 .build/release/assay $(DESTDIR)$(PREFIX)/bin/assay
	install -d $(DESTDIR)$(PREFIX)/share/assay
	cp -R Data Rubrics $(DESTDIR)$(PREFIX)/share/assay/
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	.build/release/assay manual >$(DESTDIR)$(PREFIX)/share/man/man1/assay.1
	cd $(DESTDIR)$(PREFIX)/share && mkdir -p bash-completion/completions zsh/site-functions fish/vendor_completions.d
	for place in bash:bash-completion/completions/assay zsh:zsh/site-functions/_assay fish:fish/vendor_completions.d/assay.fish; do \
	  .build/release/assay --generate-completion-script $${place%%:*} >$(DESTDIR)$(PREFIX)/share/$${place#*:}; \
	done

format: ## lays out the sources
	swift format --in-place --recursive --parallel Package.swift Sources Tests

lint: ## checks layout and style
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

clean: ## removes what was built
	rm -rf .build
