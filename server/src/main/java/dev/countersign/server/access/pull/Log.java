package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one kind of log is asked. What is asked next is always an address, which is the cursor. */
interface Log {
  /** The first cursor for what happened since a moment. */
  URI since(Instant moment);

  /**
   * What is asked at a cursor.
   *
   * @param now until when, where the cursor does not say
   */
  default Question question(URI cursor, Instant now) {
    return Question.get(cursor);
  }

  /**
   * An answer's records.
   *
   * @param next what is asked next; null where this answer was the last there is, and the log is to
   *     be asked anew from shortly before its end
   * @param more whether there is more at once
   * @param upTo everything up to then was read; null where that is the present once there is no
   *     more
   */
  record Page(List<JsonNode> records, @Nullable URI next, boolean more, @Nullable Instant upTo) {
    /** Copies. */
    public Page {
      records = List.copyOf(records);
    }

    Page(List<JsonNode> records, @Nullable URI next, boolean more) {
      this(records, next, more, null);
    }
  }

  /**
   * Reads an answer.
   *
   * @param asked the cursor
   * @param now as it was given for the question
   * @throws dev.countersign.model.value.UnreadableInput when it is none of this log's
   */
  Page read(URI asked, Answer answer, Instant now);

  /** What an answer of another status than 200 means. */
  default Refusal refusal(Answer answer) {
    return Refusal.of(answer.status());
  }

  /**
   * So much before the end of what was read is asked for again.
   *
   * @param before until when it was read before the answer that ended it
   */
  default Duration overlap(Instant before, Instant now) {
    return Duration.ofMinutes(15);
  }

  /**
   * How fast pages may be asked for.
   *
   * @param pages so many at once
   * @param pause then, where there are more; null for as long as after the last one
   * @param most so many one after another that come to no end are told, and asked less often
   */
  record Pace(int pages, @Nullable Duration pause, int most) {}

  /** How fast this one's may be. */
  default Pace pace() {
    return new Pace(50, null, 10_000);
  }
}
