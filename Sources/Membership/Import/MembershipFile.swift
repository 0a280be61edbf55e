import Kernel

/// A file of memberships, read as a whole: rows of one membership may stand anywhere in it.
struct MembershipFile {
    /// Some 100 MB of memory; ten times the memberships that there are.
    static let rowsMax = 200_000

    let header: MembershipHeader
    let records: [CSVRecord]
    let bytesTotal: Int

    /// - Throws: ``Kernel/CSVFailure``, ``Kernel/CSVReader/Failure``.
    init(_ path: String) throws {
        var (reader, bytesTotal) = try CSVReader.open(path)
        header = try MembershipHeader(&reader)
        var records: [CSVRecord] = []
        while let record = try reader.record(of: MembershipColumn.self) {
            guard records.count < Self.rowsMax else {
                throw CSVFailure<MembershipColumn>.tooManyRows(Self.rowsMax)
            }
            records.append(record)
        }
        self.records = records
        self.bytesTotal = bytesTotal
    }

    /// What all rows name, to be looked up at once.
    var names: (codes: Set<String>, references: Set<OrganisationReference>) {
        func texts(_ column: MembershipColumn) -> Set<String> {
            Set(records.map { String(header.field(column, of: $0).trimmed) })
        }
        let references = texts(.organisation).compactMap { OrganisationReference($0[...]) }
        return (texts(.alliance), Set(references))
    }
}
