import CLibPQ

/// One database connection that blocks its thread while it waits.
///
/// For cold paths only (migrations, `check`, template databases, dumps): get one through
/// ``run(_:_:)``, which gives it a thread of its own. Notices of the server are dropped.
package struct BlockingConnection: ~Copyable {
    // SAFETY: `PQconnectdbParams` made it, only this value holds it, it can't be copied, and
    // `deinit` frees it once.
    private let handle: OpaquePointer

    /// Connects with any libpq connection string or URI; waits for at most 10 seconds for each
    /// host unless the string has a `connect_timeout` of its own.
    package init(_ conninfo: String) throws(BlockingError) {
        let settings = [
            ("connect_timeout", "10"), ("application_name", "tizilim"), ("dbname", conninfo),
            ("client_encoding", "UTF8"),
        ]
        // SAFETY: both arrays are NULL-terminated and outlive the call, which copies the strings.
        let handle = withCStrings(settings.map(\.0)) { keys in
            withCStrings(settings.map(\.1)) { values in PQconnectdbParams(keys, values, 1) }
        }
        guard let handle else { throw BlockingError(message: "out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            let message = trimmed(PQerrorMessage(handle))
            PQfinish(handle)
            throw BlockingError(message: message)
        }
        self.handle = handle
        PQsetNoticeReceiver(handle, { _, _ in }, nil)
    }

    deinit { PQfinish(handle) }

    /// Runs one or several statements separated by `;` and returns the rows of the last one.
    ///
    /// Several statements form one transaction unless the text has transaction commands.
    @discardableResult
    package borrowing func execute(_ sql: String) throws(BlockingError) -> TextResult {
        // SAFETY: Swift keeps the C string alive for the call.
        try take(PQexec(handle, sql), of: sql)
    }

    /// Runs one statement whose `$1`, `$2`, … are bound to values in text form.
    @discardableResult
    package borrowing func execute(
        _ sql: String, _ values: [String?]
    ) throws(BlockingError) -> TextResult {
        // SAFETY: the array of C strings has `values.count` elements and outlives the call.
        let result = withCStrings(values) { pointers in
            PQexecParams(handle, sql, Int32(values.count), nil, pointers, nil, nil, 0)
        }
        return try take(result, of: sql)
    }

    /// Whether a transaction block is open.
    package var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// For example 150004 for version 15.4.
    package var serverVersion: Int { Int(PQserverVersion(handle)) }

    private borrowing func take(
        _ result: OpaquePointer?, of sql: String
    ) throws(BlockingError) -> TextResult {
        guard let result else { throw BlockingError(message: trimmed(PQerrorMessage(handle))) }
        // SAFETY: every string is copied out before the one `PQclear` of this result.
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return TextResult(result)
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            throw BlockingError(message: "COPY needs a session that streams")
        default: throw BlockingError(result, of: sql)
        }
    }
}

extension TextResult {
    // SAFETY: the indices are below the counts that libpq gives, and `String(cString:)` copies.
    fileprivate init(_ result: OpaquePointer) {
        let width = PQnfields(result)
        columns = (0..<width).map { String(cString: PQfname(result, $0)) }
        rows = (0..<PQntuples(result)).map { row in
            (0..<width).map { column in
                PQgetisnull(result, row, column) == 1
                    ? nil : String(cString: PQgetvalue(result, row, column))
            }
        }
        affected = Int(String(cString: PQcmdTuples(result)))
    }
}

extension BlockingError {
    // SAFETY: libpq's error fields are NULL or C strings that live as long as the result.
    fileprivate init(_ result: OpaquePointer, of sql: String) {
        func field(_ code: UnicodeScalar) -> String? {
            PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
        }
        self.init(
            sqlstate: field("C"), message: field("M") ?? trimmed(PQresultErrorMessage(result)),
            detail: field("D"), hint: field("H"))
        if let position = field("P").flatMap({ Int($0) }) {
            line = 1 + sql.unicodeScalars.prefix(position - 1).count { $0 == "\n" }
        }
    }
}

// SAFETY: libpq's message is a C string that it owns; the text is copied.
private func trimmed(_ message: UnsafePointer<CChar>?) -> String {
    var text = message.map { String(cString: $0) } ?? "no answer"
    while text.last?.isNewline == true { text.removeLast() }
    return text
}

// SAFETY: the copies live until the closure returns, and the array ends with NULL.
private func withCStrings<R>(
    _ strings: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> R
) -> R {
    let buffers = strings.map { $0.map { ContiguousArray($0.utf8CString) } }
    func descend(_ index: Int, _ pointers: inout [UnsafePointer<CChar>?]) -> R {
        guard index < buffers.count else {
            pointers.append(nil)
            return pointers.withUnsafeBufferPointer { body($0.baseAddress!) }
        }
        guard let buffer = buffers[index] else {
            pointers.append(nil)
            return descend(index + 1, &pointers)
        }
        return buffer.withUnsafeBufferPointer {
            pointers.append($0.baseAddress)
            return descend(index + 1, &pointers)
        }
    }
    var pointers: [UnsafePointer<CChar>?] = []
    return descend(0, &pointers)
}
