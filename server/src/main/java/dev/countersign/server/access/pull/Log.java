package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one kind of log is asked. What is asked next is always an address, which is the cursor. */
interface Log {
  /** The first question for what happened since a moment. */
  URI since(Instant moment);

  /** What its requests carry besides the token. */
  Map<String, String> headers();

  /** By what the token is introduced in the Authorization header. */
  default String scheme() {
    return "Bearer";
  }

  /**
   * An answer's records.
   *
   * @param next what is asked next; null where this answer was the last there is, and the log is to
   *     be asked anew from shortly before its end
   * @param more whether there is more at once
   */
  record Page(List<JsonNode> records, @Nullable URI next, boolean more) {
    /** Copies. */
    public Page {
      records = List.copyOf(records);
    }
  }

  /**
   * Reads an answer.
   *
   * @throws dev.countersign.model.value.UnreadableInput when it is none of this log's
   */
  Page read(URI asked, Answer answer);
}
