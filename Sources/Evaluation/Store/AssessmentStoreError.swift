public import Storage

/// Why projects or assessments could not be read or stored; nothing is half stored.
public enum AssessmentStoreError: Error, Hashable, Sendable {
    /// The name asked for, and the ids that there are.
    case unknownProject(String, known: [String])
    case projectExists(String)
    /// A name that makes the id of a project of another name.
    case idTaken(String, id: String, by: String, isRemoved: Bool)
    /// A name that no id can be made of.
    case unusableName(String)
    /// The id of an assessment that is immutable.
    case alreadySubmitted(String)
    /// The id of a rubric whose edition is not the one that the draft answers.
    case rubricChanged(String)
    /// A rubric whose version number was used for another content, and the number that it must have.
    case versionInUse(String, version: String, needed: String)
    /// What is stored does not fit its form.
    case damaged(String)
    /// What the database file refused.
    case storage(StorageError)
}

extension AssessmentStoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownProject(let name, let known):
            known.isEmpty
                ? "there is no project '\(name)', nor any other; add it with 'assay project add'"
                : "there is no project '\(name)'; there are \(known.joined(separator: ", "))"
        case .projectExists(let id): "there is a project '\(id)' already"
        case .idTaken(let name, let id, let other, let isRemoved):
            "'\(name)' would have the id '\(id)', which the \(isRemoved ? "removed " : "")project '\(other)' has; "
                + "\(isRemoved ? "add '\(other)' again" : "say '\(id)'") if that is meant, or choose a name with other letters or digits"
        case .unusableName(let name):
            "a project's name has a letter or digit, 80 characters at most, and no line break: not '\(name.prefix(80))'"
        case .alreadySubmitted(let id):
            "the assessment \(id) was submitted and cannot change; begin a new one"
        case .rubricChanged(let id):
            "the rubric '\(id)' changed since this draft was begun; begin a new assessment"
        case .versionInUse(let id, let version, let needed):
            "the rubric '\(id)' \(version) was used with another content and is frozen; "
                + "give the new one the version \(needed)"
        case .damaged(let what): "a stored assessment is damaged: \(what)"
        case .storage(let error): error.description
        }
    }
}
