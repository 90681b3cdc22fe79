package dev.countersign.gate.message;

import dev.countersign.chain.message.SignInGrammar;
import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import java.time.Instant;
import java.util.List;

/** Judges {@code personal_sign} messages. */
public final class MessageReading {
  private static final int SHOWN = 300;

  private MessageReading() {}

  /**
   * Notes what is wrong with a message. A sign-in that follows EIP-4361, for a known site, the
   * account that signs and this moment, gets no finding; every other message gets one that holds or
   * denies.
   *
   * @param now the moment at which it would be signed
   */
  public static void read(MessagePayload payload, Directory directory, Instant now, Reading out) {
    MessagePayload.Siwe siwe = payload.siwe();
    if (siwe != null) {
      SignInReading.read(payload, siwe, directory, now, out);
      return;
    }
    String text = payload.text();
    String disguise = Disguise.of(payload);
    if (disguise != null) {
      out.finding(
          GateFinding.MESSAGE_LOOKS_LIKE_HASH,
          "The message to sign is "
              + disguise
              + "; who asks for this wants a signature under something that is not shown.",
          "message",
          shown(payload));
    } else if (text != null && SignInGrammar.claims(text)) {
      malformed(payload, text, directory, out);
    } else {
      out.finding(
          GateFinding.UNREAD_MESSAGE,
          text == null
              ? "The message is "
                  + payload.message().length()
                  + " bytes that are no text; what its reader will do with it is not known."
              : "The message reads \""
                  + HiddenCharacters.shown(text, SHOWN)
                  + "\"; what its reader will do with it is not known.",
          "message",
          shown(payload));
    }
    hidden(text == null ? "" : text, out);
  }

  private static void malformed(
      MessagePayload payload, String text, Directory directory, Reading out) {
    out.finding(
        GateFinding.SIWE_MALFORMED,
        "The message claims to be a sign-in but does not follow the standard (EIP-4361), so that"
            + " wallet and site may read it differently.",
        "message",
        shown(payload));
    SiteCheck.check(SignInGrammar.claimedDomain(text), payload.requestedBy(), directory, out);
  }

  private static void hidden(String text, Reading out) {
    List<String> hidden = HiddenCharacters.in(text);
    if (!hidden.isEmpty()) {
      out.finding(
          GateFinding.HIDDEN_CHARACTERS,
          "The message holds characters that are not seen or that turn the text around: "
              + String.join(", ", hidden)
              + ".",
          "message",
          HiddenCharacters.shown(text, SHOWN));
    }
  }

  private static String shown(MessagePayload payload) {
    String text = payload.text();
    if (text != null) {
      return HiddenCharacters.shown(text, SHOWN);
    }
    return payload.message().length() <= SHOWN
        ? payload.message().toHex()
        : payload.message().slice(0, SHOWN).toHex() + "…";
  }
}
