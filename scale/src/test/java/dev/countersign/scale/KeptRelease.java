package dev.countersign.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.day.Embedded;
import dev.countersign.scale.day.RecordedDay;
import dev.countersign.scale.hosted.Hosted;
import dev.countersign.scale.hosted.Topics;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.Edition;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.topic.FindingForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A job of an earlier release, stopped half-way through a day: see the README of the resource. */
final class KeptRelease {
  private static final String TOPICS = "kept";
  private static final String SAVEPOINT = "savepoint/";
  private static final Duration CHECKPOINTS = Duration.ofMillis(700);
  private static final Settings.Secret SECRET = new Settings.Secret(31, 32);

  private KeptRelease() {}

  /** Runs half a day through today's job, stops it, and keeps what it left. */
  static void write(Cluster cluster, Edition first, Edition newer, RecordedDay day, Path file)
      throws Exception {
    List<byte[]> facts = day.moves().stream().map(FactForm::write).toList();
    Settings settings = settings(cluster, first);
    Topics topics = new Topics(settings);
    topics.create(4);
    topics.write(settings.rulesTopic(), List.of(newer.write()));
    topics.write(settings.factsTopic(), facts.subList(0, facts.size() / 2));
    Hosted job = Hosted.start(settings, "127.0.0.1", cluster.rest(), 2, CHECKPOINTS, "");
    job.awaitAll();
    Path savepoint = Path.of(URI.create(job.stop(cluster.savepoints(), false)));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file));
        Stream<Path> parts = Files.list(savepoint)) {
      add(out, "editions", many(List.of(first.write(), newer.write())));
      add(out, "facts", many(facts));
      add(out, "findings", many(topics.findings()));
      for (Path part : parts.sorted().toList()) {
        add(out, SAVEPOINT + part.getFileName(), Files.readAllBytes(part));
      }
    }
  }

  private static Settings settings(Cluster cluster, Edition first) {
    return new Settings(cluster.kafka(), TOPICS, 3_600, first, SECRET);
  }

  /** Today's job carries on from there with the rest of the day. */
  static void carryOn(Cluster cluster, String resource, Path folder) throws Exception {
    Map<String, byte[]> kept = read(resource);
    List<Edition> editions = many(kept, "editions").stream().map(Edition::read).toList();
    List<byte[]> facts = many(kept, "facts");
    List<String> found = new ArrayList<>(sentences(many(kept, "findings")));
    assertThat(found).isNotEmpty();
    for (Map.Entry<String, byte[]> one : kept.entrySet()) {
      if (one.getKey().startsWith(SAVEPOINT)) {
        Files.write(folder.resolve(one.getKey().substring(SAVEPOINT.length())), one.getValue());
      }
    }
    Settings settings = settings(cluster, editions.getFirst());
    Topics topics = new Topics(settings);
    topics.create(4);
    topics.write(settings.rulesTopic(), List.of(editions.getLast().write()));
    topics.write(settings.factsTopic(), facts);
    Hosted job =
        Hosted.start(
            settings, "127.0.0.1", cluster.rest(), 4, CHECKPOINTS, folder.toUri().toString());
    job.awaitAll();
    job.stop(cluster.savepoints(), true);

    found.addAll(sentences(topics.findings()));
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected(editions, facts));
  }

  /** What one engine says of the whole day. */
  private static List<String> expected(List<Edition> editions, List<byte[]> facts) {
    List<Fact.Moved> moves = new ArrayList<>();
    facts.forEach(fact -> moves.add((Fact.Moved) FactForm.read(fact)));
    List<String> said = new ArrayList<>();
    said.addAll(sentences(Embedded.findings(editions.getFirst(), moves)));
    List<String> added = sentences(SameFindingsTest.ofTheAddedRule(editions.getLast(), moves));
    assertThat(added).isNotEmpty();
    said.addAll(added);
    return said;
  }

  private static List<String> sentences(List<byte[]> findings) {
    return findings.stream()
        .map(one -> FindingForm.transaction(one) + " " + FindingForm.sentence(one))
        .toList();
  }

  private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static byte[] many(List<byte[]> all) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (byte[] one : all) {
      out.writeInt(one.length);
      out.write(one);
    }
    return bytes.toByteArray();
  }

  private static List<byte[]> many(Map<String, byte[]> kept, String name) throws IOException {
    List<byte[]> all = new ArrayList<>();
    DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Objects.requireNonNull(kept.get(name))));
    while (in.available() > 0) {
      all.add(in.readNBytes(in.readInt()));
    }
    return all;
  }

  private static Map<String, byte[]> read(String resource) throws IOException {
    Map<String, byte[]> all = new HashMap<>();
    try (InputStream file =
            Objects.requireNonNull(KeptRelease.class.getResourceAsStream(resource), resource);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
        all.put(one.getName(), in.readAllBytes());
      }
    }
    return all;
  }
}
