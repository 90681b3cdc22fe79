package dev.countersign.scale.hosted;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job manager says of the newest checkpoint of a job.
 *
 * @param bytes of the whole state; 0 where it says nothing
 * @param milliseconds from its beginning to its end
 */
public record Checkpoints(long bytes, long milliseconds) {
  private static final Pattern NEWEST =
      Pattern.compile("\"latest\":\\{\"completed\":\\{(.*?)\"tasks\"", Pattern.DOTALL);

  /** Asks a job manager of this machine. */
  public static Checkpoints of(int rest, String job) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + rest + "/jobs/" + job + "/checkpoints"))
              .timeout(Duration.ofSeconds(5))
              .build();
      Matcher found =
          NEWEST.matcher(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
      return found.find()
          ? new Checkpoints(
              number(found.group(1), "state_size"), number(found.group(1), "end_to_end_duration"))
          : new Checkpoints(0, 0);
    } catch (IOException e) {
      return new Checkpoints(0, 0);
    }
  }

  private static long number(String json, String field) {
    Matcher found = Pattern.compile("\"" + field + "\":([0-9]+)").matcher(json);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }
}
