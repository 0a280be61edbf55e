/// One of the numbers by which the outside world knows an organisation. None of them is its key: a
/// BIN may be absent, and changes when the organisation is registered anew.
package enum OrganisationIdentifier: Hashable, Sendable {
    case bin(BIN)
    case rnn(RNN)
    case registration(RegisterNumber)
    case foreign(ForeignNumber)

    package enum Scheme: String, Hashable, Sendable, CaseIterable {
        case bin = "KZ-BIN"
        case rnn = "KZ-RNN"
        case registration = "KZ-REG"
        case foreign = "FOREIGN"
    }

    package init(
        _ scheme: Scheme, _ text: some StringProtocol, allowTestIdentifiers: Bool = false
    ) throws(MalformedIdentifier) {
        switch scheme {
        case .bin: self = .bin(try BIN(text, allowTestIdentifiers: allowTestIdentifiers))
        case .rnn: self = .rnn(try RNN(text))
        case .registration: self = .registration(try RegisterNumber(text))
        case .foreign: self = .foreign(try ForeignNumber(text))
        }
    }

    package var scheme: Scheme {
        switch self {
        case .bin: .bin
        case .rnn: .rnn
        case .registration: .registration
        case .foreign: .foreign
        }
    }

    package var text: String {
        switch self {
        case .bin(let bin): bin.text
        case .rnn(let rnn): rnn.text
        case .registration(let number): number.text
        case .foreign(let number): number.text
        }
    }
}
