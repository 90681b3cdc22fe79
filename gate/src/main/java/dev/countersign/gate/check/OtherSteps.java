package dev.countersign.gate.check;

import dev.countersign.chain.payload.DigestPayload;
import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.message.MessageReading;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.gate.report.CheckReport.SimulationLine;
import dev.countersign.model.value.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads messages and bare digests. */
final class OtherSteps {
  /** For what is only signed: no code runs, so there is nothing to try. */
  static final SimulationLine NOTHING_RUNS =
      new SimulationLine(
          "not-applicable", "Signing it runs nothing on a chain, so there is nothing to simulate");

  private OtherSteps() {}

  static Draft read(MessagePayload payload, Context context) {
    Address signer = context.wallet(payload.signer());
    MessagePayload asked =
        payload.signer() == null && signer != null
            ? new MessagePayload(
                payload.message(),
                payload.text(),
                signer,
                payload.requestedBy(),
                payload.siwe(),
                payload.digest())
            : payload;
    Reading out = new Reading();
    MessageReading.read(asked, context.directory(), context.now(), out);
    MessagePayload.Siwe siwe = payload.siwe();
    String text = payload.text();
    Fields fields =
        new Fields()
            .add("message", text == null ? payload.message() : text)
            .add("requestedBy", payload.requestedBy());
    if (siwe != null) {
      fields
          .add("domain", siwe.domain())
          .add("address", siwe.address())
          .add("statement", siwe.statement())
          .add("uri", siwe.uri())
          .add("chainId", siwe.chainId())
          .add("nonce", siwe.nonce())
          .add("issuedAt", siwe.issuedAt())
          .add("expirationTime", siwe.expirationTime())
          .add("notBefore", siwe.notBefore());
    }
    return new Draft(
            siwe == null ? "message" : "sign-in",
            siwe == null
                ? "Message of " + payload.message().length() + " bytes (personal_sign)"
                : "Sign-in to "
                    + siwe.domain()
                    + " as "
                    + siwe.address()
                    + saying(siwe.statement()),
            siwe == null ? null : Long.valueOf(siwe.chainId()),
            signer,
            fields.list(),
            List.of(new HashLine("digest", payload.digest(), "What the key signs (EIP-191)", true)),
            List.of(),
            out)
        .tried(NOTHING_RUNS);
  }

  /** What the person agrees to by signing in. */
  private static String saying(@Nullable String statement) {
    if (statement == null || statement.isEmpty()) {
      return "";
    }
    return ", saying \""
        + (statement.length() > 300 ? statement.substring(0, 300) + "…" : statement)
        + "\"";
  }

  static Draft read(DigestPayload payload, Context context) {
    Reading out = new Reading();
    out.finding(
        GateFinding.BARE_DIGEST,
        "Only the hash " + payload.digest() + " is given; what it commits to cannot be seen",
        "digest",
        payload.digest().toHex());
    return new Draft(
            "digest",
            "A bare hash of 32 bytes",
            null,
            context.wallet(null),
            new Fields().add("digest", payload.digest()).list(),
            List.of(new HashLine("digest", payload.digest(), "What the key would sign", true)),
            List.of(),
            out)
        .tried(NOTHING_RUNS);
  }
}
