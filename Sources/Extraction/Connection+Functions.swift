internal import CSQLite

/// Why a function of the SQL could not read its arguments; the query ends with it.
struct FunctionError: Error {
    let message: String
}

/// What gathers the values of one group.
protocol Aggregate: AnyObject {
    func add(_ arguments: [SQLValue]) throws(FunctionError)
    func result() -> SQLValue
}

extension Connection {
    typealias Function = ([SQLValue]) throws(FunctionError) -> SQLValue

    /// Adds a function whose result depends on its arguments alone.
    func register(_ name: String, arguments: ClosedRange<Int32>, _ body: @escaping Function) {
        for count in arguments {
            // SQLite keeps the box until the connection closes, and releases it then.
            unsafe sqlite3_create_function_v2(
                database, name, count, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                Unmanaged.passRetained(FunctionBox(body)).toOpaque(),
                { context, count, arguments in
                    guard let data = unsafe sqlite3_user_data(context) else { return }
                    let box = unsafe Unmanaged<FunctionBox>.fromOpaque(data).takeUnretainedValue()
                    do throws(FunctionError) {
                        unsafe try box.body(values(count, arguments)).become(resultOf: context)
                    } catch {
                        unsafe fail(context, error)
                    }
                }, nil, nil,
                { box in
                    if let box = unsafe box { unsafe Unmanaged<FunctionBox>.fromOpaque(box).release() }
                })
        }
    }

    /// Adds an aggregate; one object gathers one group.
    func register(_ name: String, arguments: Int32, _ make: @escaping () -> any Aggregate) {
        unsafe sqlite3_create_function_v2(
            database, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
            Unmanaged.passRetained(AggregateBox(make)).toOpaque(), nil,
            { context, count, arguments in
                guard let slot = unsafe group(of: context, size: MemoryLayout<UnsafeRawPointer?>.size),
                    let data = unsafe sqlite3_user_data(context)
                else { return unsafe sqlite3_result_error_nomem(context) }
                if unsafe slot.pointee == nil {
                    let box = unsafe Unmanaged<AggregateBox>.fromOpaque(data).takeUnretainedValue()
                    unsafe slot.pointee = unsafe UnsafeRawPointer(
                        Unmanaged.passRetained(AggregateHolder(box.make())).toOpaque())
                }
                guard let pointer = unsafe slot.pointee else { return }
                let holder = unsafe Unmanaged<AggregateHolder>.fromOpaque(pointer).takeUnretainedValue()
                do throws(FunctionError) {
                    unsafe try holder.aggregate.add(values(count, arguments))
                } catch {
                    unsafe fail(context, error)
                }
            },
            { context in
                // Runs once for each group, also when the statement is reset half-way.
                guard let slot = unsafe group(of: context, size: 0), let pointer = unsafe slot.pointee else {
                    return unsafe sqlite3_result_null(context)
                }
                unsafe slot.pointee = nil
                let holder = unsafe Unmanaged<AggregateHolder>.fromOpaque(pointer).takeRetainedValue()
                holder.aggregate.result().become(resultOf: context)
            },
            { box in
                if let box = unsafe box { unsafe Unmanaged<AggregateBox>.fromOpaque(box).release() }
            })
    }
}

private final class FunctionBox {
    let body: Connection.Function

    init(_ body: @escaping Connection.Function) { self.body = body }
}

private final class AggregateBox {
    let make: () -> any Aggregate

    init(_ make: @escaping () -> any Aggregate) { self.make = make }
}

private final class AggregateHolder {
    let aggregate: any Aggregate

    init(_ aggregate: any Aggregate) { self.aggregate = aggregate }
}

/// The eight bytes that SQLite keeps for a group, zeroed when it begins; nil for a group without rows.
@unsafe
private func group(
    of context: OpaquePointer?, size: Int
) -> UnsafeMutablePointer<UnsafeRawPointer?>? {
    unsafe sqlite3_aggregate_context(context, Int32(size))?.assumingMemoryBound(to: UnsafeRawPointer?.self)
}

@unsafe
private func values(
    _ count: Int32, _ arguments: UnsafeMutablePointer<OpaquePointer?>?
) -> [SQLValue] {
    unsafe UnsafeBufferPointer(start: arguments, count: Int(count)).map { SQLValue(argument: $0) }
}

@unsafe
private func fail(_ context: OpaquePointer?, _ error: FunctionError) {
    unsafe sqlite3_result_error(context, error.message, -1)
}
