public import Documents
internal import FoundationEssentials
public import Terminal

/// A theme as a file gives it.
public struct ThemeFile: Hashable, Sendable {
    /// The name of its file, without `.yaml`.
    public let name: String
    public let about: String
    /// What it is made for.
    public let background: Background
    public let palette: Palette

    public enum Background: String, CaseIterable, Sendable {
        case black, white
    }
}

/// The themes that come with Assay and the user's own, which go first.
public struct ThemeLibrary: Sendable {
    private let folders: [String]

    /// Looks in `Themes` of the shipped data, and in the user's `themes`.
    public init(shipped data: String, user config: String?) {
        folders = [config.map { $0 + "/themes" }, data + "/Themes"].compactMap(\.self)
    }

    /// The names of all themes, in the order of the alphabet.
    public var names: [String] {
        let files = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
        return Set(files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }).sorted()
    }

    /// What is wrong with the themes that cannot be used, by their names.
    public var problems: [String: DocumentError] {
        var problems: [String: DocumentError] = [:]
        for name in names {
            do throws(DocumentError) { _ = try theme(named: name) } catch { problems[name] = error }
        }
        return problems
    }

    /// The file of a theme; nil when there is none.
    func path(of name: String) -> String? {
        guard !name.contains("/") else { return nil }
        return folders.map { "\($0)/\(name).yaml" }.first(where: FileManager.default.fileExists(atPath:))
    }

    /// The theme of a name.
    ///
    /// - Throws: what is wrong with its file, or that there is none.
    public func theme(named name: String) throws(DocumentError) -> ThemeFile {
        guard let path = path(of: name) else {
            let known = names
            let hint = Spelling.hint(for: name, among: known)
            throw DocumentError(
                Place(file: name),
                "no such theme\(hint.isEmpty ? "; there are: \(known.joined(separator: ", "))" : hint)")
        }
        return try ThemeFile(Document(at: path), name: name)
    }
}

extension ThemeFile {
    /// Reads a theme; a role that it leaves out looks like text.
    init(_ document: Document, name: String) throws(DocumentError) {
        let fields = try document.root.fields(["about", "background", "styles", "ramp"])
        self.name = name
        about = try fields["about"]?.text() ?? ""
        background = try fields["background"]?.choice(Background.self) ?? .black
        var styles: [Role: Style] = [:]
        let written = try fields.required("styles").fields(Role.allCases.map(\.rawValue))
        for role in Role.allCases {
            if let style = written[role.rawValue] { styles[role] = try style.style() }
        }
        var ramp: [Style] = []
        for step in try fields["ramp"]?.list() ?? [] { ramp.append(try step.style()) }
        guard ramp.isEmpty || ramp.count == 4 else {
            throw DocumentError(document.root.place, "ramp needs four styles, from the least to the most")
        }
        palette = Palette(styles, ramp: ramp)
    }
}

extension Element {
    fileprivate func style() throws(DocumentError) -> Style {
        try value(Style.grammar + "; quote what begins with #", Style.init(words:))
    }
}
