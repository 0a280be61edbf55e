import Kernel

/// What a ranking says of one organisation.
package struct Standing: Sendable, Equatable {
    package enum State: String, Choice {
        case rated
        /// Too little data: not the same as no points.
        case unrated
        /// Something stands in the way that no points outweigh.
        case alert
    }

    package var state: State
    package var points: Int64
    package var band: String
    /// Equal points, equal place; the next place counts everybody before it.
    package var places: Places
    /// How wide its peer group had to be.
    package var level: PeerLevel
}

package struct Places: Sendable, Equatable {
    package var national: Int32 = 0
    package var region: Int32 = 0
    package var sphere: Int32 = 0
    package var group: Int32 = 0
}

/// What makes a peer group: the first that has enough organisations.
package enum PeerLevel: Int, Sendable, CaseIterable {
    case formSizeSphere
    case formSize
    case form
    case all

    package var name: String {
        switch self {
        case .formSizeSphere: "form-size-sphere"
        case .formSize: "form-size"
        case .form: "form"
        case .all: "all"
        }
    }
}

/// How one indicator of one organisation came to its value.
package struct IndicatorStanding: Sendable, Equatable {
    package var rows: Int64
    /// Of the rows' values.
    package var sum: Int64
    /// The mean of the peer group.
    package var mean: Int64
    package var value: Int64
}
