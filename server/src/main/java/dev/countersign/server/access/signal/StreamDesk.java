package dev.countersign.server.access.signal;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.signal.SignalStream.Status;
import dev.countersign.server.access.signal.StreamForm.Asked;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sets streams up, changes and ends them, as their machines ask; each machine has one at most. */
public final class StreamDesk {
  private final JournalStore journal;
  private final StreamStore streams;
  private final SignalStore signals;
  private final SignalsOut out;
  private final URI origin;

  /** Over those. */
  public StreamDesk(JournalStore journal, DataSource source, SignalsOut out, URI origin) {
    this.journal = journal;
    this.streams = new StreamStore(source);
    this.signals = new SignalStore(source);
    this.out = out;
    this.origin = origin;
  }

  /**
   * Sets one up; empty where the machine has one.
   *
   * @throws UnreadableInput when what it asks for is not possible
   */
  public Optional<ObjectNode> create(UUID machine, String name, JsonNode request) {
    Asked asked = StreamForm.read(request, StreamForm.usual());
    return journal.decide(entries -> {
      if (streams.of(machine).isPresent()) {
        return Optional.empty();
      }
      SignalStream stream =
          new SignalStream(
              UUID.randomUUID(),
              machine,
              origin + "/machines/" + name,
              asked.delivered(),
              asked.events(),
              asked.description(),
              Status.ENABLED,
              "",
              null);
      streams.add(stream, journal.now());
      note(entries, "signal-stream-made", stream);
      return Optional.of(StreamForm.write(stream, origin));
    });
  }

  /** The machine's streams, in a list of one or none. */
  public ArrayNode all(UUID machine) {
    ArrayNode all = Json.object().putArray("streams");
    streams.of(machine).ifPresent(stream -> all.add(StreamForm.write(stream, origin)));
    return all;
  }

  /** The machine's stream of that id. */
  public ObjectNode read(UUID machine, String id) throws NoSuchStream {
    return StreamForm.write(find(machine, id), origin);
  }

  /**
   * Changes one.
   *
   * @param whole whether what the request does not say is as for a new one, and not as it was
   */
  public ObjectNode change(UUID machine, JsonNode request, boolean whole) throws NoSuchStream {
    String id = request.path("stream_id").asString("");
    find(machine, id);
    return found(
        journal.decide(entries ->
            matching(machine, id)
                .map(stream -> {
                  StreamForm.demandSame(request, StreamForm.write(stream, origin));
                  Asked was = new Asked(stream.requested(), stream.description());
                  Asked asked = StreamForm.read(request, whole ? StreamForm.usual() : was);
                  SignalStream changed =
                      new SignalStream(
                          stream.id(),
                          machine,
                          stream.audience(),
                          asked.delivered(),
                          asked.events(),
                          asked.description(),
                          stream.status(),
                          stream.reason(),
                          stream.verifiedAt());
                  streams.change(changed);
                  note(entries, "signal-stream-changed", changed);
                  return StreamForm.write(changed, origin);
                })));
  }

  /** Ends one; what waits in it is forgotten. */
  public void end(UUID machine, String id) throws NoSuchStream {
    SignalStream stream = find(machine, id);
    journal.record(entries -> {
      streams.remove(stream.id());
      signals.forget(stream.receiver());
      note(entries, "signal-stream-ended", stream);
    });
  }

  /** Whether its tokens come. */
  public ObjectNode status(UUID machine, String id) throws NoSuchStream {
    return StreamForm.status(find(machine, id));
  }

  /** Changes that; of one that is disabled what waits is forgotten. */
  public ObjectNode status(UUID machine, JsonNode request) throws NoSuchStream {
    String id = request.path("stream_id").asString("");
    find(machine, id);
    Status status =
        Status.of(request.path("status").asString(""))
            .orElseThrow(
                () -> new UnreadableInput("\"status\" is one of enabled, paused and disabled"));
    if (request.has("subject")) {
      throw new UnreadableInput("A status is that of a whole stream here; leave \"subject\" out");
    }
    String reason = StreamForm.text(request, "reason");
    return found(
        journal.decide(entries ->
            matching(machine, id)
                .map(stream -> {
                  SignalStream changed =
                      new SignalStream(
                          stream.id(),
                          machine,
                          stream.audience(),
                          stream.delivered(),
                          stream.requested(),
                          stream.description(),
                          status,
                          reason,
                          stream.verifiedAt());
                  streams.change(changed);
                  if (status == Status.DISABLED) {
                    signals.forget(stream.receiver());
                  }
                  note(entries, "signal-stream-changed", changed);
                  return StreamForm.status(changed);
                })));
  }

  /** Has a stream say that its signals arrive; false where that was asked within the minute. */
  public boolean verify(UUID machine, JsonNode request) throws NoSuchStream {
    SignalStream stream = find(machine, request.path("stream_id").asString(""));
    String state = StreamForm.text(request, "state");
    return journal.decide(entries -> {
      Instant now = journal.now();
      Instant since = now.minus(Duration.ofSeconds(StreamForm.SECONDS_BETWEEN));
      boolean may = streams.verify(stream.id(), since, now);
      if (may && stream.status() != Status.DISABLED) {
        out.verify(stream, state, now);
      }
      return may;
    });
  }

  /** The machine's stream of that id. */
  SignalStream find(UUID machine, String id) throws NoSuchStream {
    return matching(machine, id).orElseThrow(NoSuchStream::new);
  }

  private Optional<SignalStream> matching(UUID machine, String id) {
    return streams.of(machine).filter(stream -> stream.id().toString().equals(id));
  }

  private static ObjectNode found(Optional<ObjectNode> answer) throws NoSuchStream {
    return answer.orElseThrow(NoSuchStream::new);
  }

  private static void note(Journal entries, String kind, SignalStream stream) {
    List<String> events = stream.delivered().stream().sorted().map(one -> one.word()).toList();
    entries.add(
        kind,
        "machine/" + stream.machine(),
        Json.object()
            .put("stream", stream.id().toString())
            .put("events", String.join(", ", events))
            .put("status", stream.status().word())
            .put("reason", stream.reason()));
  }
}
