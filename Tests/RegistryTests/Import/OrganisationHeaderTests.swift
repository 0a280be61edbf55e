import Kernel
import Registry
import Testing

struct OrganisationHeaderTests {
    @Test func `takes columns in any order`() throws {
        let header = try OrganisationHeader(["region", " name_ru", "rnn", "legal_form"])
        let record = CSVRecord(line: 2, fields: ["KZ-75", "Имя"], problem: nil)
        #expect(header.field(.region, of: record) == "KZ-75")
        #expect(header.field(.nameRU, of: record) == "Имя")
        #expect(header.field(.rnn, of: record) == "")
        #expect(header.field(.bin, of: record) == "")
    }

    @Test func `says all that is wrong before anything is read`() {
        let failure = #expect(throws: OrganisationHeader.Failure.self) {
            try OrganisationHeader(["BIN", "region", "region", "name;bin"])
        }
        #expect(failure?.unknown == ["BIN", "name;bin"])
        #expect(failure?.repeated == ["region"])
        #expect(
            failure?.missing == [
                [.legalForm], [.nameKK, .nameRU],
                [.bin, .rnn, .registrationNumber, .foreignNumber],
            ])
        #expect(
            failure?.description.hasPrefix(
                "unknown columns \"BIN\", \"name;bin\"; known are bin, rnn,") == true)
        #expect(
            failure?.description.hasSuffix(
                """
                columns named twice: region; column missing: legal_form; one of these is needed: \
                name_kk, name_ru; one of these is needed: bin, rnn, registration_number, \
                foreign_number
                """) == true)
    }

    @Test func `a file of rejected rows has a good header`() throws {
        _ = try OrganisationHeader(["line", "reason", "bin", "name_kk", "legal_form", "region"])
    }
}
