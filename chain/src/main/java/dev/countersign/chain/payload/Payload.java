package dev.countersign.chain.payload;

/** Bytes about to be signed, read as far as their own format goes. */
public sealed interface Payload
    permits SafePayload,
        EthereumPayload,
        TypedDataPayload,
        UserOperationPayload,
        MessagePayload,
        DigestPayload,
        BitcoinPayload {}
