internal import ArgumentParser

struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Prints the manual page, for man(1).",
        discussion: """
            All commands with their options, and all keys of the screens. `make install` puts it where man finds it.

            EXAMPLE
              assay manual | man -l -
            """)

    func run() { say(ManualPage.text) }
}
