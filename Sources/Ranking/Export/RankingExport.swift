package import JSONRPC

/// A whole export, written in one go: inputs in, computed result behind them.
package struct RankingExport: Sendable {
    /// What is handed on at once; larger pieces only cost memory.
    private static let pieceBytes = 1 << 20

    private var writer: ExportWriter
    private var calculation: Calculation
    private let method: MethodRecord

    package init(_ method: MethodRecord, _ header: ExportHeader) throws(CanonicalFailure) {
        writer = try ExportWriter(method, header)
        calculation = Calculation(method, cutOff: CutOff(header.cutOff))
        self.method = method
    }

    package var organisations: Int { writer.organisations }
    package var inputs: Int { writer.inputs }

    /// Adds an organisation with its rows; organisations come by their ids.
    package mutating func add(_ subject: Subject, _ rows: some Sequence<InputRow>) {
        writer.write(subject)
        calculation.begin(subject)
        for row in rows {
            writer.write(row, method.indicators[row.indicator])
            calculation.count(row)
        }
    }

    /// Bytes to be kept, as soon as there are enough of them.
    package mutating func piece() -> [UInt8]? {
        writer.buffer.count < Self.pieceBytes ? nil : writer.drain()
    }

    /// Computes the result, writes it behind the inputs and says what the whole comes to.
    package consuming func finish(
        _ keep: ([UInt8]) throws -> Void
    ) rethrows -> (ranking: Ranking, digest: [UInt8]) {
        var writer = writer
        let ranking = calculation.rank()
        for member in ranking.order {
            writer.write(ranking.standing(of: member), of: ranking.id(of: member))
            if writer.buffer.count >= Self.pieceBytes { try keep(writer.drain()) }
        }
        writer.end()
        try keep(writer.drain())
        return (ranking, writer.digest)
    }
}
