package dev.countersign.dossier;

import dev.countersign.model.value.Asset;
import dev.countersign.response.freeze.Holder;
import dev.countersign.response.freeze.HolderKind;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.Issuers;
import dev.countersign.trace.who.Inference;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who can stop what rests somewhere, as labels and issuers' contracts say. */
final class Holders {
  private static final int LONGEST = 300;

  private final Dossier dossier;
  private final UnaryOperator<String> contacts;

  /**
   * Of one dossier.
   *
   * @param contacts where requests go to, by a holder's name; empty for nobody knows
   */
  Holders(Dossier dossier, UnaryOperator<String> contacts) {
    this.dossier = dossier;
    this.contacts = contacts;
  }

  /**
   * Who can stop it; null where nobody is known who could: what was destroyed, paid as a fee or put
   * into a mixer, and what lies with an account of nobody known in a coin that has no issuer.
   */
  @Nullable Holder of(Dossier.Rest rest) {
    return switch (rest.place()) {
      case SERVICE -> named(HolderKind.EXCHANGE, rest).orElseGet(() -> issuer(rest));
      case BRIDGE -> named(HolderKind.BRIDGE, rest).orElseGet(() -> issuer(rest));
      case HELD, NOT_FOLLOWED -> issuer(rest);
      case MIXER, BURNT, FEE -> null;
    };
  }

  private Optional<Holder> named(HolderKind kind, Dossier.Rest rest) {
    Dossier.Who who = rest.who();
    return who == null ? Optional.empty() : company(who).map(name -> holder(kind, name));
  }

  /** Nothing for what only seems to be a service, of nobody known. */
  private static Optional<String> company(Dossier.Who who) {
    String name = who.name();
    if (who.inferred().isEmpty()) {
      return Optional.of(name);
    }
    return name.startsWith(Inference.DEPOSIT_OF)
        ? Optional.of(name.substring(Inference.DEPOSIT_OF.length()))
            .filter(service -> !service.startsWith("0x"))
        : Optional.empty();
  }

  private @Nullable Holder issuer(Dossier.Rest rest) {
    long chain = rest.chain() == null ? dossier.asked().chain() : Long.parseLong(rest.chain());
    Asset asset = Dossier.asset(rest.asset(), chain);
    return Issuers.of(asset).map(name -> holder(HolderKind.ISSUER, name)).orElse(null);
  }

  private Holder holder(HolderKind kind, String name) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return new Holder(kind, shown, contacts.apply(shown));
  }
}
