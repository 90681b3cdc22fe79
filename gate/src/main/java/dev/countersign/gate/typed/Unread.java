package dev.countersign.gate.typed;

import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.report.CheckReport.Field;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Typed data whose meaning is not known. */
final class Unread {
  private static final int SHOWN_BYTES = 100;

  /** Names that lend weight to what is none of these kinds. */
  private static final Set<String> FAMILIAR =
      Set.of(
          "Permit",
          "PermitSingle",
          "PermitBatch",
          "PermitTransferFrom",
          "PermitBatchTransferFrom",
          "PermitWitnessTransferFrom",
          "PermitBatchWitnessTransferFrom",
          "TransferWithAuthorization",
          "ReceiveWithAuthorization",
          "CancelAuthorization",
          "OrderComponents",
          "BulkOrder",
          "SafeMessage");

  private Unread() {}

  static void whole(TypedCase in) {
    TypedDataPayload payload = in.payload();
    Address contract = payload.verifyingContract();
    String domain = payload.domainName();
    boolean familiar = FAMILIAR.contains(payload.primaryType());
    in.out()
        .finding(
            GateFinding.UNREAD_TYPED_DATA,
            "The typed data "
                + Text.quoted(payload.primaryType())
                + (domain == null ? "" : " of " + Text.quoted(domain))
                + (contract == null
                    ? ", which no contract is named to check,"
                    : ", which the contract " + in.name(contract) + " would check,")
                + (familiar
                    ? " carries the name of a known kind but is not of that kind here;"
                    : " is of a kind that is not known;")
                + " its fields are shown, its meaning is not known",
            "type",
            cut(payload.encodedType()),
            "fields",
            shown(TypedFields.of(payload)));
  }

  static void witness(TypedCase in, String name) {
    in.out()
        .finding(
            GateFinding.UNREAD_TYPED_DATA,
            "The permit carries further terms ("
                + name
                + ") that only the spender's contract enforces; their meaning is not known",
            "fields",
            shown(
                TypedFields.of(in.payload()).stream()
                    .filter(field -> field.name().startsWith(name))
                    .toList()));
  }

  static String shown(Bytes bytes) {
    return bytes.length() > SHOWN_BYTES ? bytes.slice(0, SHOWN_BYTES) + "…" : bytes.toHex();
  }

  private static String shown(List<Field> fields) {
    return cut(
        fields.stream()
            .map(field -> field.name() + " = " + field.value())
            .collect(Collectors.joining("; ")));
  }

  private static String cut(String text) {
    return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
  }
}
