package dev.countersign.chain.payload;

import dev.countersign.model.value.Bytes;

/** 32 bytes with nothing that they are the hash of. */
public record DigestPayload(Bytes digest) implements Payload {}
