package dev.countersign.gate.message;

import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.chain.payload.MessagePayload.Siwe;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges a Sign-In with Ethereum (EIP-4361) that follows the standard. */
final class SignInReading {
  /** How far a site's clock may run ahead. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private SignInReading() {}

  static void read(
      MessagePayload payload, Siwe siwe, Directory directory, Instant now, Reading out) {
    SiteCheck.check(siwe.domain(), payload.requestedBy(), directory, out);
    uri(siwe, out);
    account(payload.signer(), siwe.address(), out);
    time(siwe, now, out);
    List<String> capabilities =
        siwe.resources().stream()
            .filter(r -> r.toLowerCase(Locale.ROOT).startsWith("urn:recap:"))
            .toList();
    if (!capabilities.isEmpty()) {
      out.finding(
          GateFinding.SIWE_GRANTS_CAPABILITIES,
          "The sign-in lets "
              + siwe.domain()
              + " act in the account's name beyond signing in (ReCap, EIP-5573).",
          "capabilities",
          HiddenCharacters.shown(String.join(" ", capabilities), 1_000));
    }
  }

  private static void uri(Siwe siwe, Reading out) {
    String uri = siwe.uri();
    String shown = HiddenCharacters.shown(uri, 200);
    if (uri.indexOf("://") < 0) {
      out.finding(
          GateFinding.SIWE_GRANTS_CAPABILITIES,
          "The sign-in is for "
              + shown
              + ", which is no page of "
              + siwe.domain()
              + ": whoever that is may act in the account's name.",
          "uri",
          shown);
      return;
    }
    Site page = Site.of(uri);
    if (page.hidesHost() || !page.host().equals(Site.of(siwe.domain()).host())) {
      out.finding(
          GateFinding.SIWE_DOMAIN_DIFFERS,
          "The sign-in names the site "
              + siwe.domain()
              + " but the page "
              + shown
              + ", which belongs to another.",
          "domain",
          siwe.domain(),
          "uri",
          shown);
    }
  }

  private static void account(@Nullable Address signer, Address address, Reading out) {
    if (signer != null && !signer.equals(address)) {
      out.finding(
          GateFinding.SIGNS_FOR_ANOTHER_ACCOUNT,
          "The sign-in is for the account " + address + ", but " + signer + " is asked to sign it.",
          "account",
          address.toString(),
          "signer",
          signer.toString());
    }
  }

  private static void time(Siwe siwe, Instant now, Reading out) {
    String expiration = siwe.expirationTime();
    String notBefore = siwe.notBefore();
    String sentence = null;
    if (expiration != null && !now.isBefore(moment(expiration))) {
      sentence = "The sign-in message expired at " + expiration + ".";
    } else if (notBefore != null && now.isBefore(moment(notBefore))) {
      sentence = "The sign-in message is valid only from " + notBefore + " on.";
    } else if (now.plus(TOLERANCE).isBefore(moment(siwe.issuedAt()))) {
      sentence =
          "The sign-in message says it was issued in the future, at " + siwe.issuedAt() + ".";
    }
    if (sentence != null) {
      out.finding(GateFinding.SIWE_EXPIRED, sentence, "now", now.toString());
    }
  }

  /** A moment that the grammar has checked. */
  private static Instant moment(String text) {
    return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
  }
}
