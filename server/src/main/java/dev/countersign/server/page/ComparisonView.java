package dev.countersign.server.page;

import dev.countersign.gate.known.Chains;
import dev.countersign.model.value.Amount;
import dev.countersign.server.page.ReportView.FieldView;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two reports side by side: what was shown, and what was signed. */
public record ComparisonView(ReportView shown, ReportView signed, List<Row> rows) {
  private static final String NONE = "–";

  /** A field of both. */
  public record Row(String name, String shown, String signed, boolean differs) {}

  /** Compares them field by field, and by the hashes that would be signed. */
  public static ComparisonView of(ReportView shown, ReportView signed) {
    Map<String, String> left = values(shown);
    Map<String, String> right = values(signed);
    Map<String, String> names = new LinkedHashMap<>(left);
    right.forEach(names::putIfAbsent);
    List<Row> rows = new ArrayList<>();
    for (String name : names.keySet()) {
      String before = left.getOrDefault(name, NONE);
      String after = right.getOrDefault(name, NONE);
      rows.add(
          new Row(name, explained(name, before), explained(name, after), !before.equals(after)));
    }
    return new ComparisonView(shown, signed, rows);
  }

  /** The two fields of a Safe transaction that say most and tell a person least. */
  private static String explained(String name, String value) {
    return switch (name) {
      case "operation" ->
          switch (value) {
            case "0" -> "0 (call)";
            case "1" -> "1 (delegatecall: another contract's code runs as the wallet)";
            default -> value;
          };
      case "value" -> value.matches("[1-9][0-9]{0,77}") ? value + " (" + ether(value) + ")" : value;
      default -> value;
    };
  }

  private static String ether(String wei) {
    return new Amount(new BigInteger(wei)).inUnits(Chains.COIN_DECIMALS) + " ETH";
  }

  private static Map<String, String> values(ReportView report) {
    Map<String, String> values = new LinkedHashMap<>();
    for (FieldView field : report.fields()) {
      values.put(field.name(), field.value());
    }
    report
        .hashes()
        .forEach(
            group -> group.hashes().forEach(hash -> values.putIfAbsent(hash.name(), hash.value())));
    return values;
  }
}
