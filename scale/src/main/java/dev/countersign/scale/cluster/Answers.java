package dev.countersign.scale.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;

/** Whether the parts answer. */
final class Answers {
  private static final Pattern SLOTS = Pattern.compile("\"slots-total\":([0-9]+)");

  private Answers() {}

  static boolean broker(Properties kafka) throws InterruptedException {
    Properties quick = new Properties();
    quick.putAll(kafka);
    quick.setProperty("request.timeout.ms", "1000");
    quick.setProperty("default.api.timeout.ms", "2000");
    try (Admin admin = Admin.create(quick)) {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** How many slots the job manager knows of; 0 where it does not answer. */
  static int slots(int port) throws InterruptedException {
    Matcher found = SLOTS.matcher(get(port, "/overview"));
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  /** What the job manager answers; empty where it does not. */
  static String get(int port, String path) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(Duration.ofSeconds(5))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    }
  }
}
