internal import Chunks
internal import FoundationEssentials
internal import GRDB
public import Storage

/// What an examination of the history found.
public struct Soundness: Hashable, Sendable {
    /// The chunks that were looked at, each with its checksum and all of its samples.
    public var chunks = 0
    public var samples = 0
    /// One line for each that is damaged, at most 20.
    public var problems: [String] = []

    public init(chunks: Int = 0, samples: Int = 0, problems: [String] = []) {
        (self.chunks, self.samples, self.problems) = (chunks, samples, problems)
    }
}

extension History {
    /// Reads every sealed sample and says which chunks are damaged.
    public func soundness() throws(StorageError) -> Soundness {
        try file.read { database in
            var soundness = Soundness()
            let row = try Statement("SELECT \(ChunkRow.columns) FROM chunk ORDER BY id", in: database)
            while try row.step() {
                do {
                    try row.checkChunk()
                    let chunk = row.chunkRow()
                    _ = try chunk.sampleRuns()
                    soundness.samples += try chunk.points().count
                    soundness.chunks += 1
                } catch let error as DatabaseError {
                    if soundness.problems.count < 20 {
                        soundness.problems.append(error.message ?? "\(error)")
                    }
                }
            }
            return soundness
        }
    }

    /// Copies what is readable of a damaged file into a new one; damaged chunks stay behind.
    public static func salvage(_ file: DatabaseFile, to path: String) throws(StorageError) -> Salvage {
        try file.salvage(to: path) { table, row in
            guard table == "chunk" else { return true }
            return ChunkRow(row).map { $0.isSound } ?? false
        }
    }
}

extension ChunkRow {
    fileprivate var isSound: Bool {
        checksum == storedChecksum && (try? points()) != nil && (try? sampleRuns()) != nil
    }

    /// A whole row of the table, in the order of its columns.
    fileprivate init?(_ row: Row) {
        guard row.count == 12, let key = Int64.fromDatabaseValue(row[0]),
            let count = Int.fromDatabaseValue(row[1]),
            let checksum = Int64.fromDatabaseValue(row[10]), let data = Data.fromDatabaseValue(row[11])
        else { return nil }
        var figures: [Packed.Figure] = []
        for column in 3...7 {
            switch (row[column] as DatabaseValue).storage {
            case .int64(let number): figures.append(.number(number))
            case .double(let value): figures.append(.double(value))
            default: return nil
            }
        }
        self.init(
            key: key, count: count, decimals: Int64.fromDatabaseValue(row[2]), figures: figures,
            source: Int64.fromDatabaseValue(row[8]), runs: String.fromDatabaseValue(row[9]),
            data: [UInt8](data))
        storedChecksum = checksum
    }
}
