package dev.countersign.server.transfer;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.server.journal.Written;
import java.sql.Timestamp;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a transfer comes into the database. */
final class Adding {
  private Adding() {}

  /** By which one that was filed is added, with the decision on it where there is one already. */
  static Written of(Transfer transfer, JsonNode evidence, @Nullable Decided decided) {
    FiledIntent filed = transfer.filed();
    return new Written(
        """
        insert into transfer (id, document, hash, wallet, destination, state, requester,
          requester_key, filed_at, deadline, evidence, decided, decided_mark)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        Arrays.asList(
            transfer.id(),
            CanonicalJson.of(filed.document()),
            transfer.hash().toHex(),
            transfer.wallet(),
            filed.document().path("destination").asString(null),
            transfer.state().word(),
            filed.requester(),
            transfer.requesterKey(),
            Timestamp.from(filed.filedAt()),
            Timestamp.from(filed.deadline()),
            CanonicalJson.of(evidence),
            decided == null ? null : Json.compact(decided.text()),
            decided == null ? null : decided.mark()));
  }
}
