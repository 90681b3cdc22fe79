package dev.countersign.server.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.Connections;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.tracing.Collector;
import dev.countersign.server.tracing.Collector.Seen;
import dev.countersign.server.visit.Hook;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server beside a real broker: one trace from a request to the notice of an alert. */
class TracedFindingTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String HEADER = "00-" + TRACE + "-00f067aa0ba902b7-00";
  private static final String TOPIC = "company.findings";

  @TempDir private Path folder;

  @Test
  void oneTraceGoesFromARequestToTheNoticeOfItsAlert() throws Exception {
    try (Broker broker = Broker.start(folder.resolve("kafka"));
        Collector collector = new Collector();
        Hook hook = new Hook()) {
      broker.topic(TOPIC, 2);
      Path secret = Files.writeString(folder.resolve("secret"), Hook.SECRET + "\n");
      Connections connections =
          Connections.of(new Connections.Said(null, null, null, hook.url(), secret))
              .withFindings(broker.properties(), TOPIC)
              .withTracing(collector.url());
      ServerOptions options =
          new ServerOptions(
              0,
              null,
              Prepared.in(folder.resolve("data")),
              null,
              List.of(),
              List.of(),
              Clock.systemUTC(),
              progress -> {});
      try (Server server = Server.start(options.with(connections))) {
        ask(server.address().resolve("/sign-in"), HEADER);
        Seen request = collector.await(one -> isOfTrace(one, "request"));
        assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");

        try (KafkaProducer<byte[], byte[]> producer = broker.producer("job")) {
          producer.beginTransaction();
          String from = "00-" + request.trace() + "-" + request.id() + "-01";
          producer.send(Broker.record(TOPIC, 0, FindingSinkTest.finding(1), from)).get();
          producer
              .send(Broker.record(TOPIC, 1, FindingSinkTest.finding(2), "no traceparent"))
              .get();
          producer.commitTransaction();
        }
        Seen taken = collector.await(one -> isOfTrace(one, "take finding"));
        assertThat(taken.parent()).isEqualTo(request.id());
        Seen alert = collector.await(one -> isOfTrace(one, "alert"));
        assertThat(alert.parent()).isEqualTo(taken.id());
        assertThat(alert.attributes()).containsEntry("countersign.alert.code", "rule-matched");
        assertThat(collector.await(one -> one.name().equals("take finding") && !isOf(one)).parent())
            .as("a header that is none begins a trace of its own")
            .isEmpty();
        hook.await("incident-alert", 1);
        Seen notice = collector.await(one -> one.name().equals("notice"));
        assertThat(collector.seen()).anyMatch(one -> one.id().equals(notice.parent()));
        assertThat(notice.attributes()).containsEntry("countersign.outcome", "sent");

        Visitor.founder(server.address(), Objects.requireNonNull(server.enrolmentLink()));
        Seen decided = collector.await(one -> one.name().equals("decide"));
        assertThat(collector.await(one -> one.id().equals(decided.parent())).name())
            .isEqualTo("request");
      }
      Set<String> said = new TreeSet<>();
      collector.seen().forEach(one -> said.addAll(one.attributes().keySet()));
      assertThat(said)
          .isSubsetOf(
              "countersign.alert",
              "countersign.alert.again",
              "countersign.alert.code",
              "countersign.delivery",
              "countersign.incident",
              "countersign.outcome",
              "http.request.method",
              "http.response.status_code",
              "http.route",
              "messaging.destination.name",
              "messaging.destination.partition.id",
              "messaging.kafka.offset",
              "messaging.system");
    }
  }

  private static boolean isOf(Seen span) {
    return span.trace().equals(TRACE);
  }

  private static boolean isOfTrace(Seen span, String name) {
    return span.name().equals(name) && isOf(span);
  }

  private static void ask(URI url, String traceparent) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(url).header("traceparent", traceparent).build(),
          BodyHandlers.discarding());
    }
  }
}
