package dev.countersign.access.wallet;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.countersign.access.wallet.WalletAccess.Noticed;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who can do what with a wallet, as files. */
public final class AccessFile {
  private AccessFile() {}

  /** A line a right, with a head; what a spreadsheet would calculate begins with an apostrophe. */
  public static String csv(String wallet, WalletAccess access) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(
          "wallet",
          "holder",
          "name",
          "kind",
          "right",
          "by",
          "through",
          "since",
          "last_used",
          "noticed");
      for (Grant grant : access.grants()) {
        csv.writeRecord(
            cell(wallet),
            cell(grant.holder().key()),
            cell(grant.holder().name()),
            grant.holder().kind().word(),
            grant.right().word(),
            grant.way().word(),
            cell(grant.through()),
            moment(grant.since()),
            moment(grant.lastUsed()),
            String.join(
                " ",
                access.about(grant).stream().map(one -> one.finding().code().code()).toList()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String cell(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String moment(@Nullable Instant at) {
    return at == null ? "" : at.toString();
  }

  /** Rights, how few are enough, and what is noticed. */
  public static ObjectNode json(WalletAccess access) {
    ObjectNode json = Json.object();
    ArrayNode rights = json.putArray("rights");
    for (Grant grant : access.grants()) {
      ObjectNode one = rights.addObject();
      one.put("holder", grant.holder().key());
      one.put("name", grant.holder().name());
      one.put("kind", grant.holder().kind().word());
      one.put("right", grant.right().word());
      one.put("by", grant.way().word());
      one.put("through", grant.through());
      if (grant.since() != null) {
        one.put("since", grant.since().toString());
      }
      if (grant.lastUsed() != null) {
        one.put("lastUsed", grant.lastUsed().toString());
      }
      one.put("useObserved", grant.observed());
      ArrayNode noticed = one.putArray("noticed");
      access.about(grant).forEach(each -> noticed.add(each.finding().code().code()));
    }
    WalletQuorum quorum = access.quorum();
    ObjectNode enough = json.putObject("enough");
    enough.put("known", quorum.known());
    if (quorum.known()) {
      fewest(enough.putObject("people"), quorum.people());
      fewest(enough.putObject("peopleAtWorst"), quorum.peopleAtWorst());
      fewest(enough.putObject("teams"), quorum.teams());
      fewest(enough.putObject("teamsAtWorst"), quorum.teamsAtWorst());
      fewest(enough.putObject("devices"), quorum.devices());
    }
    ArrayNode findings = json.putArray("findings");
    for (Noticed one : access.noticed()) {
      ObjectNode finding = findings.addObject();
      finding.put("code", one.finding().code().code());
      finding.put("severity", one.finding().code().severity().name().toLowerCase(Locale.ROOT));
      finding.put("sentence", one.finding().sentence());
      ObjectNode evidence = finding.putObject("evidence");
      one.finding().evidence().forEach(evidence::put);
    }
    ArrayNode unread = json.putArray("notTold");
    access.unread().forEach(unread::add);
    access.aside().forEach(unread::add);
    return json;
  }

  private static void fewest(ObjectNode json, Fewest fewest) {
    json.put("number", fewest.number());
    json.put("certainty", fewest.certainty().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
