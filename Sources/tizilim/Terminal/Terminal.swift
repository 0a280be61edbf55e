import Foundation

/// What is known of the places that output goes to.
struct Terminal: Sendable {
    /// Lines are not broken below this, however narrow the window.
    static let columnsMin = 40
    /// Where the width can't be asked for.
    static let columnsUsual = 100

    var isTerminal: Bool
    var columns: Int

    static let output = Terminal(descriptor: STDOUT_FILENO)
    static let errors = Terminal(descriptor: STDERR_FILENO)

    init(isTerminal: Bool, columns: Int = columnsUsual) {
        self.isTerminal = isTerminal
        self.columns = max(columns, Self.columnsMin)
    }

    private init(descriptor: Int32) {
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        self.init(
            isTerminal: isatty(descriptor) == 1,
            columns: isKnown ? Int(size.ws_col) : Self.columnsUsual)
    }

    /// Prints to standard output at once, also when that is a pipe.
    static func say(_ text: String) {
        print(text)
        fflush(nil)
    }

    /// Prints to standard error.
    static func complain(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
