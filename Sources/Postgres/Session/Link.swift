import CLibPQ

/// A libpq connection in pipeline mode. Only the thread of its ``Session`` calls it.
struct Link {
    // SAFETY: the pointer is valid from `open` to `close`; nothing keeps it after `close`.
    let connection: OpaquePointer

    /// Connects, blocking this thread; `connect_timeout` bounds it.
    static func open(_ conninfo: String) throws(PostgresError) -> Link {
        guard let connection = PQconnectdb(conninfo) else {
            throw PostgresError(.unavailable, message: "out of memory")
        }
        let link = Link(connection: connection)
        guard PQstatus(connection) == CONNECTION_OK, PQsetnonblocking(connection, 1) == 0,
            PQenterPipelineMode(connection) == 1
        else {
            defer { link.close() }
            throw PostgresError(.unavailable, message: link.message)
        }
        return link
    }

    func close() { PQfinish(connection) }

    var socket: Int32 { PQsocket(connection) }
    var message: String { String(cString: PQerrorMessage(connection)) }
    var isEncrypted: Bool { PQsslInUse(connection) == 1 }
    var isBroken: Bool { PQstatus(connection) == CONNECTION_BAD }
    var cancelHandle: OpaquePointer? { PQgetCancel(connection) }

    func prepare(_ name: String, _ statement: Statement) -> Bool {
        statement.bindings.types.withUnsafeBufferPointer { types in
            PQsendPrepare(
                connection, name, statement.sql, Int32(types.count), types.baseAddress) == 1
        }
    }

    func deallocateAll() -> Bool {
        PQsendQueryParams(connection, "DEALLOCATE ALL", 0, nil, nil, nil, nil, 1) == 1
    }

    /// Binds and executes in binary, both ways.
    func execute(_ name: String, _ bindings: Bindings) -> Bool {
        bindings.bytes.withUnsafeBytes { bytes in
            let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            var offset = 0
            // An empty value still needs a pointer, or libpq takes it for NULL.
            let values = bindings.lengths.map { length -> UnsafePointer<CChar>? in
                guard length != Bindings.null else { return nil }
                defer { offset += Int(length) }
                return base.map { $0 + offset } ?? Self.empty
            }
            return Self.send(connection, name, values, bindings.lengths)
        }
    }

    private static func send(
        _ connection: OpaquePointer, _ name: String, _ values: [UnsafePointer<CChar>?],
        _ lengths: [Int32]
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(values.count, 1)) { formats in
            formats.initialize(repeating: 1)
            return PQsendQueryPrepared(
                connection, name, Int32(values.count), values, lengths, formats.baseAddress, 1) == 1
        }
    }

    // SAFETY: one byte that is never written after this initialisation and never freed.
    nonisolated(unsafe) private static let empty: UnsafePointer<CChar> = {
        let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        byte.initialize(to: 0)
        return UnsafePointer(byte)
    }()

    func sync() -> Bool { PQpipelineSync(connection) == 1 }

    /// 0: all sent, 1: the socket is full, -1: broken.
    func flush() -> Int32 { PQflush(connection) }

    func consume() -> Bool { PQconsumeInput(connection) == 1 }

    /// The next result that is already here; `isBusy` tells whether one would have to be waited for.
    var isBusy: Bool { PQisBusy(connection) == 1 }
    func nextResult() -> OpaquePointer? { PQgetResult(connection) }
}

extension PostgresError {
    /// Reads the error fields of a failed result.
    init(_ result: OpaquePointer, sql: String) {
        func field(_ code: Character) -> String? {
            PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
        }
        let state = field("C")
        // 57P01…57P03: the server is going down or coming up; class 08: the connection is gone.
        let gone = state.map { $0.hasPrefix("57P0") || $0.hasPrefix("08") } ?? true
        self.init(
            gone ? .unavailable : .server(sqlState: state ?? ""), constraint: field("n"),
            table: field("t"), message: field("M") ?? String(cString: PQresultErrorMessage(result)),
            sql: sql)
    }
}
