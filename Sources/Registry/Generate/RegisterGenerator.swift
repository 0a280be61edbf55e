import Kernel

/// Makes up a national register for demonstrations and measurements: the same rows for the same
/// count and seed on every machine, in the memory of one row.
///
/// Nothing in it is real but places and their codes. Numbers have serials from the end of their
/// range (``SampleIdentifiers``), mail and web addresses lie under `example.kz`, telephone numbers
/// begin with 700 000, heads are names thrown together.
package struct RegisterGenerator {
    /// Identifiers are unique up to here: a month of the fullest year then has 82,000 of its
    /// 100,000 serial numbers in use.
    package static let countMax = 10_000_000
    /// Of a write to a file.
    private static let chunkBytes = 64 * 1024
    /// How far back the head of a branch or the other of a double may lie.
    private static let recentCount = 64
    /// "Today" of the register: a fixed day, so that the rows do not depend on the clock.
    private static let lastYear = 2026

    package let count: Int
    private var row = 0
    private var random: SplitMix64
    private let places = SamplePlaces()
    private let status: SampleStatus
    private var identifiers = SampleIdentifiers()
    private var recent: [SampleOrganisation] = []

    /// `nil` when the count is negative or above ``countMax``.
    package init?(count: Int, seed: UInt64 = 1) {
        guard (0...Self.countMax).contains(count) else { return nil }
        self.count = count
        random = SplitMix64(seed: seed)
        status = SampleStatus(count: count, random: &random)
    }

    /// Column titles in the order of the rows' fields.
    package static let titles = OrganisationColumn.titles

    /// The fields of the next row, or `nil` at the end.
    package mutating func next() -> [String]? {
        guard row < count else { return nil }
        let organisation = make()
        row += 1
        return organisation.fields
    }

    /// Writes titles and rows as CSV, piece by piece.
    package mutating func write(_ sink: ([UInt8]) throws -> Void) rethrows {
        var buffer: [UInt8] = []
        CSVWriter.append(Self.titles, to: &buffer)
        while let fields = next() {
            CSVWriter.append(fields, to: &buffer)
            if buffer.count >= Self.chunkBytes {
                try sink(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try sink(buffer)
    }
}

extension RegisterGenerator {
    private mutating func make() -> SampleOrganisation {
        let state = status.kind(of: row)
        var made: SampleOrganisation
        switch random.below(1000) {
        case ..<45: made = branch() ?? head()
        case ..<53: made = foreignBranch()
        case ..<60: made = double() ?? head()
        default: made = head()
        }
        identify(&made, state)
        setStatus(&made, state)
        made.addContacts(row, &random)
        if random.perMille(900) { made.addHead(&random) }
        if random.perMille(10) { made.mixScripts() }
        remember(made)
        return made
    }

    private mutating func head() -> SampleOrganisation {
        let spheres = SampleSpheres.pick(&random)
        let place = places.pick(&random)
        let form = pickForm()
        let title = SampleTitle(form: form, sphere: spheres[0], place: place, random: &random)
        let quotes = SampleQuotes.pick(&random)
        var made = SampleOrganisation(place: place, spheres: spheres)
        made.title = title
        made.quotes = quotes
        made[.legalForm] = form.code
        made[.unit] = "head"
        made.name(kk: title.fullKK(quotes), ru: title.fullRU(quotes), &random)
        if random.perMille(80) { made[.nameEN] = title.en(quotes) }
        if random.perMille(650) {
            made[.shortKK] = shortened(title.shortKK(quotes))
            made[.shortRU] = shortened(title.shortRU(quotes))
        }
        if random.perMille(60) { made[.formerNames] = formerNames(of: made) }
        if random.perMille(120) { made[.founders] = founders() }
        return made
    }

    /// A unit of one of the last organisations that have a BIN, in another place.
    private mutating func branch() -> SampleOrganisation? {
        guard let parent = pickRecent(), let bin = parent.bin, let title = parent.title else {
            return nil
        }
        let place = places.pick(&random)
        let isBranch = random.perMille(850)
        let quotes = parent.quotes
        var made = SampleOrganisation(place: place, spheres: parent.spheres)
        made.isHead = false
        made[.legalForm] = title.form.code
        made[.unit] = isBranch ? "branch" : "representation"
        made[.parentBIN] = bin.text
        made.name(
            kk: title.branchKK(isBranch ? "филиалы" : "өкілдігі", in: place, quotes),
            ru: title.branchRU(isBranch ? "Филиал" : "Представительство", in: place, quotes),
            &random)
        return made
    }

    private mutating func foreignBranch() -> SampleOrganisation {
        var made = SampleOrganisation(
            place: places.pick(&random), spheres: SampleSpheres.pick(&random))
        let brand = random.pick(SampleWords.brands)
        let latin = SampleLatin.spelled(brand.kk)
        made.isHead = false
        made[.legalForm] = ImportRules.foreignBranch
        made[.unit] = "branch"
        made[.nameKK] = "«\(latin) International» ұйымының Қазақстандағы филиалы"
        made[.nameRU] = "Филиал организации «\(latin) International» в Республике Казахстан"
        made[.nameEN] = "Branch of \(latin) International in the Republic of Kazakhstan"
        let country = random.pick(["DE", "US", "GB", "CH", "NL", "TR", "KR", "JP"])
        made[.foreignNumber] = "\(country):S-\(900_000_000 + row)"
        return made
    }

    /// One of the last organisations once more, as registers have it: under its other number, in
    /// other quotes, in one language or short.
    private mutating func double() -> SampleOrganisation? {
        guard let first = pickRecent(), let title = first.title else { return nil }
        var made = SampleOrganisation(place: first.place, spheres: first.spheres)
        let quotes = first.quotes == .straight ? SampleQuotes.angular : .straight
        made[.legalForm] = title.form.code
        made[.unit] = "head"
        switch random.below(4) {
        case 0: made[.nameKK] = title.fullKK(quotes)
        case 1: made[.nameRU] = title.shortRU(quotes)
        case 2: made[.nameRU] = title.fullRU(quotes).uppercased()
        default:
            made[.nameKK] = title.shortKK(quotes)
            made[.nameRU] = title.fullRU(quotes)
        }
        return made
    }
}

extension RegisterGenerator {
    private mutating func identify(_ made: inout SampleOrganisation, _ state: SampleStatus.Kind) {
        let date = registrationDate(hasBIN: state != .withoutBIN)
        made[.registeredOn] = date.description
        let short = SampleForm.all.first { $0.code == made[.legalForm] }?.shortRU ?? "Ф"
        if state == .withoutBIN || random.perMille(400) {
            made[.registrationNumber] = "\(row + 1)-\(made.place.region.suffix(2))-\(short)"
        }
        if state == .withoutBIN {
            if random.perMille(300) { made[.rnn] = String(999_000_000_000 - row) }
            return
        }
        let isForeign = made[.legalForm] == ImportRules.foreignBranch
        let unit: BIN.Unit =
            switch made[.unit] {
            case "branch": .branch
            case "representation": .representation
            default: .head
            }
        let bin = identifiers.bin(
            registeredOn: date, isForeign ? .nonResident : .residentLegalEntity, unit)
        made.bin = bin
        made[.bin] = bin.text
    }

    /// Few in the nineties, more every year; those without BIN are from before it was brought in.
    private mutating func registrationDate(hasBIN: Bool) -> CivilDate {
        let years = hasBIN ? 36 : 16
        // The larger of two throws makes late years likelier.
        let year = Self.lastYear - 35 + max(random.below(years), random.below(years))
        let month = 1 + random.below(year == Self.lastYear ? 6 : 12)
        guard let date = CivilDate(year: year, month: month, day: 1 + random.below(28)) else {
            preconditionFailure("every month has 28 days")
        }
        return date
    }

    private mutating func setStatus(_ made: inout SampleOrganisation, _ state: SampleStatus.Kind) {
        switch state {
        case .notFound: made[.legalStatus] = OrganisationRow.LegalStatus.notFound.rawValue
        case .inLiquidation: made[.legalStatus] = OrganisationRow.LegalStatus.inLiquidation.rawValue
        case .suspended:
            made[.legalStatus] = OrganisationRow.LegalStatus.suspended.rawValue
            let days = random.below(180)
            made[.suspendedUntil] =
                CivilDate(year: Self.lastYear, month: 12, day: 1)?.adding(days: days)?.description
                ?? ""
        case .withoutBIN, .active:
            made[.legalStatus] = OrganisationRow.LegalStatus.active.rawValue
        }
    }

    private mutating func pickForm() -> SampleForm {
        var rest = random.below(10_000)
        for form in SampleForm.all {
            if rest < form.weight { return form }
            rest -= form.weight
        }
        return SampleForm.all[0]
    }

    private mutating func formerNames(of made: SampleOrganisation) -> String {
        let names = (0..<1 + random.below(2)).map { _ in
            SampleTitle(
                form: pickForm(), sphere: made.spheres[0], place: made.place, random: &random
            ).fullRU(.angular)
        }
        return names.joined(separator: ";")
    }

    private mutating func founders() -> String {
        let names = (0..<1 + random.below(3)).map { _ in
            "\(random.pick(SampleWords.surnames)) \(random.pick(SampleWords.maleNames))"
        }
        return names.joined(separator: ";")
    }

    /// Short names that are too long for the column are not short.
    private func shortened(_ name: String) -> String {
        name.unicodeScalars.count <= ImportRules.shortNameLengthMax ? name : ""
    }

    private mutating func pickRecent() -> SampleOrganisation? {
        recent.isEmpty ? nil : random.pick(recent)
    }

    private mutating func remember(_ made: SampleOrganisation) {
        guard made.isHead, made.title != nil else { return }
        if recent.count < Self.recentCount {
            recent.append(made)
        } else {
            recent[row % Self.recentCount] = made
        }
    }
}
