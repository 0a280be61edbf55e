import Kernel
import Registry
import Testing

struct OrganisationRowTests {
    private func problems(_ changes: [OrganisationColumn: String]) throws -> [String] {
        switch try ImportSamples.check(changes) {
        case .success: []
        case .failure(let failure): failure.problems.map { "\($0.field) \($0.rule)" }
        }
    }

    @Test func `the least row is enough`() throws {
        let row = try ImportSamples.check([:]).get()
        #expect(row.bin?.text == "950440001673")
        #expect(row.names.kk == "«Балалар» қоғамдық қоры")
        #expect(row.unit == .head)
        #expect(row.legalStatus == .active)
        #expect(row.spheres.isEmpty)
    }

    @Test func `reads every column`() throws {
        let row = try ImportSamples.check([
            .rnn: "600400012345", .registrationNumber: "1234-1910-ОФ", .foreignNumber: "",
            .nameRU: "ОФ  «Дети» ", .nameEN: "Children", .shortKK: "ҚҚ", .shortRU: "ОФ",
            .shortEN: "PF", .formerNames: "Бұрын; ;Еще раньше", .unit: "head",
            .registeredOn: "1995-04-03", .kato: "751110000", .address: "Абай көшесі, 1",
            .spheres: "1;13-1", .legalStatus: "suspended", .suspendedUntil: "2027-02-01",
            .email: "info@balalar.example.kz", .phone: "+7 (727) 000-00-00",
            .website: "https://balalar.example.kz/бет?x=1", .headName: "Үлгі Үлгіұлы",
            .headIIN: "990106300596", .headPhone: "87010000000", .founders: "А;Б",
        ]).get()
        #expect(row.identifiers.map(\.scheme) == [.bin, .rnn, .registration])
        #expect(row.names.all == ["«Балалар» қоғамдық қоры", "ОФ «Дети»", "Children"])
        #expect(row.shortNames.all == ["ҚҚ", "ОФ", "PF"])
        #expect(row.formerNames == ["Бұрын", "Еще раньше"])
        #expect(row.registeredOn?.description == "1995-04-03")
        #expect(row.spheres == ["1", "13-1"])
        #expect(row.legalStatus == .suspended)
        #expect(row.suspendedUntil?.description == "2027-02-01")
        #expect(row.people.headIIN?.text == "990106300596")
        #expect(row.people.founders == ["А", "Б"])
    }

    @Test func `gives all problems at once`() throws {
        #expect(
            try problems([
                .bin: "950440001674", .nameKK: "", .legalForm: "llc", .region: "",
                .registeredOn: "03.04.1995", .spheres: "1;1;6", .headIIN: "1", .email: "a",
            ]) == [
                "bin check-digit", "name_kk required", "legal_form unknown", "region required",
                "registered_on date", "spheres unknown", "spheres repeated", "email email",
                "head_name required", "head_iin length",
            ])
    }

    @Test(arguments: [
        ([OrganisationColumn.bin: ""], "bin required"),
        ([.bin: "", .foreignNumber: "HRB 1"], "foreign_number country"),
        ([.nameKK: "a\u{200B}b"], "name_kk invisible"), ([.nameRU: "a\nb"], "name_ru control"),
        ([.shortKK: String(repeating: "қ", count: 101)], "short_kk too-long"),
        ([.formerNames: String(repeating: "а;", count: 21)], "former_names too-many"),
        ([.unit: "farm"], "unit unknown"), ([.unit: "branch"], "unit contradicts-bin"),
        ([.legalForm: "foreign-branch"], "legal_form contradicts-bin"),
        ([.parentBIN: "940140000385"], "parent_bin unexpected"),
        ([.registeredOn: "2026-11-24"], "registered_on future"),
        ([.kato: "7511"], "kato kato"), ([.kato: "711110000"], "kato other-region"),
        ([.suspendedUntil: "2027-01-01"], "suspended_until unexpected"),
        ([.successorBIN: "940140000385"], "successor_bin unexpected"),
        ([.legalStatus: "closed"], "legal_status unknown"),
        ([.legalStatus: "reorganised", .successorBIN: "950440001673"], "successor_bin itself"),
        ([.email: "a@b@c.kz"], "email email"), ([.email: "a@kz"], "email email"),
        ([.phone: "12"], "phone phone"), ([.phone: "8701000000x"], "phone phone"),
        ([.website: "javascript:alert(1)"], "website website"),
        ([.website: "http://a b.kz"], "website website"),
        ([.bin: "123456789021"], "bin month"),
    ])
    func `refuses`(changes: [OrganisationColumn: String], problem: String) throws {
        #expect(try problems(changes).contains(problem))
    }

    @Test func `a BIN says what unit it belongs to`() throws {
        // 5/0, 5/1, 4/1, 4/2 and 6/1 in digits 5 and 6.
        let branch = try #require(sampleBIN(4, 1))
        #expect(try ImportSamples.check([.bin: branch]).get().unit == .branch)
        let office = try #require(sampleBIN(4, 2))
        #expect(
            try ImportSamples.check([.bin: office, .parentBIN: "940140000385"]).get().unit
                == .representation)
        let foreign = try #require(sampleBIN(5, 1))
        #expect(
            try ImportSamples.check([.bin: foreign, .legalForm: "foreign-branch"]).get().unit
                == .branch)
        #expect(try problems([.bin: foreign]) == ["legal_form contradicts-bin"])
        for (kind, unit) in [(6, 1), (4, 3)] {
            let bin = try #require(sampleBIN(kind, unit))
            #expect(try problems([.bin: bin]) == ["bin not-an-organisation"])
        }
    }

    /// The first good number with these digits 5 and 6.
    private func sampleBIN(_ kind: Int, _ unit: Int) -> String? {
        (0...9).map { "9504\(kind)\(unit)00001\($0)" }.first { (try? BIN($0)) != nil }
    }

    @Test func `test numbers pass only where they are allowed`() throws {
        let row = try ImportSamples.check(
            [.bin: "123456789021", .headName: "Сынақ", .headIIN: "123456789011"],
            allowTestIdentifiers: true)
        #expect(try row.get().bin?.isTest == true)
    }

    @Test func `an unreadable row or one of another width is refused as a whole`() throws {
        let header = try OrganisationHeader(["bin", "name_kk", "legal_form", "region"])
        let rules = try ImportSamples.rules()
        for record in [
            CSVRecord(line: 3, fields: ["1"], problem: nil),
            CSVRecord(line: 3, fields: ["1", "2", "3", "4"], problem: .unclosedQuote),
        ] {
            let result = OrganisationRow.validate(record, under: header, by: rules)
            guard case .failure(let failure) = result else {
                Issue.record("must be refused")
                continue
            }
            #expect(failure.problems.count == 1)
            #expect(failure.problems.first?.field == "")
        }
    }

    @Test func `reasons and prints show no personal value`() throws {
        let row = try ImportSamples.check([
            .headName: "КАНАРЕЙКА", .headIIN: "990106300596", .headPhone: "87017654321",
            .founders: "КАНАРЕЙКА",
        ]).get()
        var dumped = ""
        dump(row, to: &dumped)
        for text in [dumped, "\(row)", String(reflecting: row)] {
            for canary in ["КАНАРЕЙКА", "990106", "7654321"] { #expect(!text.contains(canary)) }
        }
        guard
            case .failure(let failure) = try ImportSamples.check([
                .headName: "А", .headIIN: "990106300597", .headPhone: "канарейка 87017654321",
                .founders: "КАНАРЕЙКА\u{202E}",
            ])
        else {
            Issue.record("must be refused")
            return
        }
        #expect(failure.problems.count == 3)
        for canary in ["990106", "7654321", "анарейка", "КАНАРЕЙКА"] {
            #expect(!failure.reason.contains(canary))
        }
    }
}
