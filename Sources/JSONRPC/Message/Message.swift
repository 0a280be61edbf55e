/// What one line says: a call, a batch of calls, or what is wrong with it.
///
/// All ranges are byte offsets into the scanned line.
package enum Message: Sendable, Equatable {
    case single(Element)
    case batch([Element])
    /// Well-formed JSON that is neither a call nor a batch; answered with the id null.
    case invalid(InvalidRequest)
    /// Not JSON; answered with the id null.
    case malformed(Malformed)

    /// More calls would wait behind each other longer than a client waits.
    package static let batchMax = 100

    package enum Element: Sendable, Equatable {
        case call(Envelope)
        /// Answered with the id where it is known, else with null.
        case invalid(InvalidRequest, id: Range<Int>?)
    }
}

/// Where the parts of one valid call stand in its line.
package struct Envelope: Sendable, Equatable {
    package enum Params: Sendable, Equatable {
        case absent
        case object(Range<Int>)
        case array(Range<Int>)
    }

    /// The id with its quotes, to be echoed byte for byte; `nil` in a notification.
    package let id: Range<Int>?
    /// The method's name without its quotes.
    package let method: Range<Int>
    /// Whether the name is written with escapes, so that its bytes are not its text.
    package let methodIsEscaped: Bool
    package let params: Params

    /// A call that wants no answer, not even an error.
    package var isNotification: Bool { id == nil }

    package init(
        id: Range<Int>?, method: Range<Int>, methodIsEscaped: Bool = false, params: Params
    ) {
        self.id = id
        self.method = method
        self.methodIsEscaped = methodIsEscaped
        self.params = params
    }

    /// The method's name as text, escapes resolved.
    package func methodName(in line: Span<UInt8>) -> String {
        let token = StringToken(range: method, isEscaped: methodIsEscaped)
        // The scanner has read this string already, so in the line it came from it can't fail.
        return (try? token.decoded(in: line)) ?? ""
    }
}

/// Why well-formed JSON is not a JSON-RPC 2.0 request.
package enum InvalidRequest: String, Error, Sendable {
    /// The line, or an element of a batch, is no object.
    case notAnObject
    case emptyBatch
    /// More than ``Message/batchMax`` elements.
    case batchTooLong
    /// `jsonrpc` is missing or anything but `"2.0"`.
    case version
    /// `id` is neither string nor number nor null.
    case id
    /// `method` is missing or no string.
    case method
    /// `params` is neither object nor array.
    case params
    /// Two members of the request have one name.
    case duplicateMember
}
