package dev.countersign.server.wiring;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * Spring's settings, all in one place: neither the process's environment nor a file in the folder
 * that it was started in can change them.
 */
public final class Settings {
  private Settings() {}

  /** An environment with these settings alone. */
  public static ConfigurableEnvironment environment(int port) {
    return new StandardServletEnvironment() {
      @Override
      protected void customizePropertySources(MutablePropertySources sources) {
        sources.addFirst(new MapPropertySource("countersign", of(port)));
      }
    };
  }

  private static Map<String, Object> of(int port) {
    return Map.ofEntries(
        Map.entry("spring.config.location", "optional:classpath:/dev/countersign/server/none/"),
        Map.entry("server.address", "127.0.0.1"),
        Map.entry("server.port", port),
        Map.entry("server.shutdown", "graceful"),
        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
        Map.entry("server.server-header", ""),
        Map.entry("server.tomcat.threads.max", 16),
        Map.entry("server.tomcat.threads.min-spare", 2),
        Map.entry("server.tomcat.max-connections", 1_000),
        Map.entry("server.tomcat.connection-timeout", "20s"),
        // A payload of 4 MiB with what the form says beside it.
        Map.entry("server.tomcat.max-http-form-post-size", "9MB"),
        Map.entry("server.tomcat.max-swallow-size", "16MB"),
        Map.entry("spring.servlet.multipart.max-file-size", "5MB"),
        Map.entry("spring.servlet.multipart.max-request-size", "9MB"),
        // A payload is never written to a file.
        Map.entry("spring.servlet.multipart.file-size-threshold", "9MB"),
        Map.entry("spring.web.resources.add-mappings", false),
        Map.entry("spring.main.banner-mode", "off"),
        Map.entry("spring.main.log-startup-info", false));
  }
}
