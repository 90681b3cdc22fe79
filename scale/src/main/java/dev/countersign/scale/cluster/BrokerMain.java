package dev.countersign.scale.cluster;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** A broker of Kafka that is its own controller; its folder is prepared when it is new. */
public final class BrokerMain {
  private BrokerMain() {}

  /** The file of properties, and the folder of its data. */
  public static void main(String[] args) {
    if (!Files.exists(Path.of(args[1], "meta.properties"))) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      String[] format = {
        "format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", args[0]
      };
      if (StorageTool.execute(format, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
        throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
      }
    }
    Kafka.main(new String[] {args[0]});
  }
}
