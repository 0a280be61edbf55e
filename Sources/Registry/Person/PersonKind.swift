import Kernel

/// A person of an organisation: personal data, for its home tenant and itself alone.
enum Person {
    typealias ID = Identifier<Person>

    /// In what capacity; there is one head at a time, and may be many founders.
    enum Kind: String, Choice {
        case head
        case founder
        case accountant
        case contact
    }
}
