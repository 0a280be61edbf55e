package import Kernel

extension Permission {
    package static let organisationRegister = Permission(
        "organisation.register", .officer, .representative)
    package static let organisationUpdate = Permission(
        "organisation.update", .officer, .representative)
    package static let organisationDecide = Permission("organisation.decide", .officer)
    package static let personsRead = Permission("persons.read", .officer, .representative)
    package static let personsWrite = Permission("persons.write", .officer, .representative)
    package static let personsErase = Permission("persons.erase", .officer)
    package static let verificationSubmit = Permission(
        "verification.submit", .officer, .representative)
    package static let verificationRead = Permission(
        "verification.read", .officer, .representative)
    package static let verificationDecide = Permission("verification.decide", .officer)
    package static let verificationObject = Permission("verification.object", .representative)
    package static let reportSubmit = Permission("report.submit", .officer, .representative)
    package static let reportDecide = Permission("report.decide", .officer)
}
