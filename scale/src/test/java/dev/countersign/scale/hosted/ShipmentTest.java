package dev.countersign.scale.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShipmentTest {
  @Test
  void whatIsSentIsEnoughForTheJobWhereThereIsNothingButFlink(@TempDir Path folder)
      throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> sent = Shipment.of(classPath, folder);
    List<Path> there = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path) && path.getFileName().toString().startsWith("flink-")) {
        there.add(path);
      }
    }
    there.removeAll(sent);
    there.addAll(
        List.of(classPath.split(File.pathSeparator, -1)).stream()
            .filter(entry -> entry.contains("slf4j-api") || entry.contains("frocksdbjni"))
            .map(Path::of)
            .toList());
    try (URLClassLoader flink =
            new URLClassLoader(addresses(there), ClassLoader.getPlatformClassLoader());
        URLClassLoader job = new URLClassLoader(addresses(sent), flink)) {
      for (String part :
          List.of(
              "job.Router",
              "job.RuleOperator",
              "job.Incoming",
              "job.Outgoing",
              "job.Patience",
              "job.Held",
              "job.ForestFunction",
              "load.StageTask")) {
        assertThat(Class.forName("dev.countersign.scale." + part, true, job).getClassLoader())
            .isSameAs(job);
      }
      Class.forName("org.apache.flink.connector.kafka.sink.KafkaSink", true, job);
      Class.forName("org.apache.flink.connector.kafka.source.KafkaSource", true, job);
      Class.forName("org.apache.kafka.clients.producer.KafkaProducer", true, job);
      Class.forName("com.datastax.oss.driver.api.core.CqlSession", true, job);
      Class.forName("com.amazon.randomcutforest.RandomCutForest", true, job);
      Class<?> document = Class.forName("dev.countersign.watch.rule.document.RulesFile", true, job);
      Class<?> edition = Class.forName("dev.countersign.topic.Edition", true, job);
      Object first =
          edition
              .getConstructor(long.class, long.class, String.class, String.class)
              .newInstance(1L, 0L, document.getMethod("shipped").invoke(null), "");
      assertThat(
              Class.forName("dev.countersign.scale.job.InForce", true, job)
                  .getConstructor(edition, Optional.class)
                  .newInstance(first, Optional.empty()))
          .isNotNull();
      assertThat(edition.getMethod("write").invoke(first)).isInstanceOf(byte[].class);
    }
  }

  @Test
  void whatFlinkBringsItselfIsNotSent() {
    assertThat(List.of("flink-runtime-2.3.0.jar", "frocksdbjni-8.jar", "kafka_2.13-4.2.2.jar"))
        .noneMatch(Shipment::sent);
    assertThat(List.of("flink-connector-kafka-5.jar", "kafka-clients-4.jar", "avro-1.12.2.jar"))
        .allMatch(Shipment::sent);
  }

  private static URL[] addresses(List<Path> files) throws MalformedURLException {
    URL[] all = new URL[files.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = files.get(i).toUri().toURL();
    }
    return all;
  }
}
