import Kernel

/// The change feed: reading it, having it pushed, and a first copy to begin with.
enum FeedMethods {
    static let all: [any Method.Type] = [
        ReadFeed.self, SubscribeFeed.self, UnsubscribeFeed.self, CopyRegister.self,
    ]
}
