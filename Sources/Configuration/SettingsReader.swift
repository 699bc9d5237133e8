internal import Alerts
internal import Documents
internal import History
internal import Metrics
internal import Terminal

/// Reads settings from a document; every key is checked.
struct SettingsReader {
    let names: KnownNames

    private static let keys = [
        "theme", "glyphs", "mouse", "time-zone", "refresh", "watch-list", "retention", "keys", "alerts",
    ]

    func read(_ document: Document) throws(DocumentError) -> Settings {
        let fields = try document.root.fields(Self.keys)
        var settings = Settings()
        if let theme = fields["theme"] { settings.theme = try known(theme, names.themes(), "theme") }
        if let glyphs = fields["glyphs"] { settings.glyphs = try glyphs.choice(Settings.GlyphChoice.self) }
        if let mouse = fields["mouse"] { settings.mouse = try mouse.flag() }
        if let zone = fields["time-zone"] {
            settings.zone = try zone.value(
                "utc, local, or a distance to UTC such as +05:30", Zone.init(setting:))
        }
        if let refresh = fields["refresh"] {
            settings.refresh = try refresh.value("a duration from 1s to 1m") { text in
                Duration(text).flatMap { $0 <= .seconds(60) ? $0 : nil }
            }
        }
        if let list = fields["watch-list"] { settings.watchList = try watchList(list) }
        if let retention = fields["retention"] { settings.retention = try self.retention(retention) }
        if let keys = fields["keys"] { settings.keys = try self.keys(keys) }
        if let alerts = fields["alerts"] { try read(alerts: alerts, into: &settings) }
        return settings
    }

    /// A name that must be one of those that are known, where they are.
    private func known(_ element: Element, _ known: [String]?, _ what: String) throws(DocumentError) -> String
    {
        let name = try element.text()
        guard let known, !known.contains(name) else { return name }
        let hint = Spelling.hint(for: name, among: known)
        let rest = hint.isEmpty ? "; there are: \(known.sorted().joined(separator: ", "))" : hint
        throw element.error("no \(what) '\(name)'\(rest)")
    }

    private func retention(_ element: Element) throws(DocumentError) -> Retention {
        let fields = try element.fields(["raw", "hourly", "daily"])
        var retention = Retention()
        if let raw = fields["raw"] { retention.raw = try days(raw) }
        if let hourly = fields["hourly"] { retention.hourly = try days(hourly) }
        if let daily = fields["daily"] { retention.daily = try days(daily) }
        return retention
    }

    /// Whole days; nil for ever.
    private func days(_ element: Element) throws(DocumentError) -> Int? {
        try element.value("forever, or a duration of a day or more such as 90d or 2y") { text in
            if text == "forever" { return .some(nil) }
            return Duration(text).flatMap { $0 >= .seconds(86_400) ? .some(Int($0 / .seconds(86_400))) : nil }
        }
    }

    private func watchList(_ element: Element) throws(DocumentError) -> [Settings.Watched] {
        var list: [Settings.Watched] = []
        for item in try element.list() {
            guard item.isMapping else {
                list.append(.network(try known(item, names.networks, "network")))
                continue
            }
            let fields = try item.fields(["network", "metric", "labels"])
            let network = try known(try fields.required("network"), names.networks, "network")
            let metric = try known(try fields.required("metric"), names.metrics, "metric")
            var labels: [Labels.Label] = []
            for (name, value) in try fields["labels"]?.entries() ?? [] {
                labels.append(Labels.Label(name: name, value: try value.text()))
            }
            list.append(.series(Series(network: network, metric: metric, labels: Labels(labels))))
        }
        return list
    }

    private func keys(_ element: Element) throws(DocumentError) -> [String: [Key]] {
        var keys: [String: [Key]] = [:]
        for (name, value) in try element.entries() {
            if let actions = names.actions, actions[name] == nil {
                let hint = Spelling.hint(for: name, among: Array(actions.keys))
                throw value.error(
                    "no action '\(name)'\(hint.isEmpty ? "; `assay config --keys` lists them" : hint)")
            }
            for item in value.isList ? try value.list() : [value] {
                let key = try item.value(
                    "a key such as q, G, up, pgdn, enter, f5, ctrl-r or alt-x", Key.init(named:))
                let other = keys.filter { $0.value.contains(key) && shareScreen($0.key, name) }.keys.min()
                if let other, other != name {
                    throw item.error("'\(key)' is given to '\(other)' already, which is on the same screens")
                }
                keys[name, default: []].append(key)
            }
            if keys[name] == nil { keys[name] = [] }
        }
        return keys
    }

    private func shareScreen(_ action: String, _ other: String) -> Bool {
        guard let screens = names.actions?[action], let others = names.actions?[other] else { return false }
        return !screens.isDisjoint(with: others)
    }

    private func read(alerts: Element, into settings: inout Settings) throws(DocumentError) {
        let fields = try alerts.fields(["bell", "notify", "command", "webhook", "rules"])
        if let bell = fields["bell"] { settings.delivery.bell = try bell.flag() }
        if let notify = fields["notify"] { settings.delivery.notify = try notify.flag() }
        if let command = fields["command"] {
            var words: [String] = []
            for word in try command.list() { words.append(try word.text()) }
            guard !words.isEmpty else {
                throw command.error("expected a list: the program, then its arguments; no shell reads it")
            }
            settings.delivery.command = words
        }
        if let webhook = fields["webhook"] {
            settings.delivery.webhook = try address(webhook)
        }
        try read(rules: fields["rules"], into: &settings) { item throws(DocumentError) in
            try checkNames(of: item)
            try checkFigure(of: item)
        }
    }

    /// An address that can be sent to; what is wrong with one is told without it, for its path is a key.
    private func address(_ webhook: Element) throws(DocumentError) -> String {
        guard let url = Link(try webhook.text())?.url,
            let authority = url.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first,
            !authority.isEmpty, !authority.contains("@")
        else {
            throw webhook.error(
                "expected an http or https URL with a host and without a name or password before it")
        }
        return url
    }

    /// Reads the rules that a screen made, after those of the configuration.
    ///
    /// What they watch was there when they were made, be it imported or of an earlier Assay: a name that is not known
    /// turns nothing off.
    func read(rulesOfScreen document: Document, into settings: inout Settings) throws(DocumentError) {
        let written = settings.alerts.count
        try read(rules: try document.root.fields(["rules"])["rules"], into: &settings) { _ in }
        settings.rulesOfScreen = Set(settings.alerts.dropFirst(written).map(\.name))
    }

    private func read(
        rules: Element?, into settings: inout Settings,
        checking check: (Element) throws(DocumentError) -> Void
    ) throws(DocumentError) {
        var seen = Set(settings.alerts.map(\.name))
        for item in try rules?.list() ?? [] {
            var rule = try AlertRule(item)
            guard seen.insert(rule.name).inserted else {
                throw item.error("two rules are named '\(rule.name)'")
            }
            try check(item)
            if let metric = rule.series?.metric, let unit = names.units[metric] { rule.unit = unit }
            settings.alerts.append(rule)
        }
    }

    /// Refuses a label that no series of the metric has, and a limit in another unit: nothing would ever fire.
    private func checkFigure(of item: Element) throws(DocumentError) {
        let fields = Dictionary(try item.entries(), uniquingKeysWith: { first, _ in first })
        guard let metric = try fields["metric"]?.text() else { return }
        if let labels = fields["labels"], let known = names.labels[metric] {
            for (name, element) in try labels.entries() where !known.contains(name) {
                let all = known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))"
                throw element.error("\(metric) has no label '\(name)'; \(all)")
            }
        }
        guard let unit = names.units[metric] else { return }
        for key in ["above", "below", "clear"] {
            guard let element = fields[key], let written = WrittenNumber(try element.text())?.unit,
                written != unit, fields["change"] == nil
            else { continue }
            throw element.error(
                "\(metric) is measured in \(unit.rawValue), not in \(written == .bytes ? "bytes" : "%")")
        }
    }

    private func checkNames(of item: Element) throws(DocumentError) {
        let fields = Dictionary(try item.entries(), uniquingKeysWith: { first, _ in first })
        if let network = fields["network"] {
            let network = try known(network, names.networks, "network")
            if let source = fields["source"] {
                _ = try known(source, names.sources[network], "source of \(network)")
            }
        }
        if let metric = fields["metric"] { _ = try known(metric, names.metrics, "metric") }
    }
}
