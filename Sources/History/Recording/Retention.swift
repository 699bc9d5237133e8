internal import Storage

extension History {
    func retainPiece() throws(StorageError) -> Bool { false }
}
