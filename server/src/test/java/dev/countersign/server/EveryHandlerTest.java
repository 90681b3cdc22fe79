package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.fault.ErrorAddress;
import dev.countersign.server.route.Routes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The table of addresses and the handlers behind it are the same. */
class EveryHandlerTest {
  private static final Set<String> FILES = Set.of("/assets/**", "/webjars/**", "/api/v1/*.yaml");

  @Test
  void everyHandlerStandsInTheTableAndTheTableHasNoOther(@TempDir Path folder) {
    AtomicReference<ConfigurableApplicationContext> running = new AtomicReference<>();
    SpringApplicationRunListener listener =
        new SpringApplicationRunListener() {
          @Override
          public void started(ConfigurableApplicationContext context, @Nullable Duration taken) {
            running.set(context);
          }
        };
    SpringApplication.withHook(
        application -> listener,
        () -> {
          try (Server server = Running.on(folder)) {
            assertThat(server.address()).isNotNull();
            compare(
                Objects.requireNonNull(running.get())
                    .getBeansOfType(HandlerMapping.class)
                    .values());
          }
        });
  }

  private static void compare(Collection<HandlerMapping> mappings) {
    Set<String> handled = new TreeSet<>();
    Set<String> files = new TreeSet<>();
    for (HandlerMapping mapping : mappings) {
      switch (mapping) {
        case RequestMappingHandlerMapping methods ->
            methods.getHandlerMethods().keySet().forEach(info -> add(info, handled));
        case AbstractUrlHandlerMapping urls -> files.addAll(urls.getHandlerMap().keySet());
        case RouterFunctionMapping functions ->
            assertThat(functions.getRouterFunction()).as("a function with routes").isNull();
        default -> throw new AssertionError("handlers that this test does not know: " + mapping);
      }
    }
    assertThat(files).isSubsetOf(FILES);
    assertThat(handled)
        .containsExactlyInAnyOrderElementsOf(
            Routes.ALL.stream()
                .filter(route -> !FILES.contains(route.pattern()))
                .map(route -> route.method().name() + " " + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void add(RequestMappingInfo info, Set<String> handled) {
    for (String pattern : info.getPatternValues()) {
      if (pattern.equals(ErrorAddress.PATH)) {
        continue; // where the container sends what failed; asked for directly, it is not there
      }
      Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
      assertThat(methods).as("the methods of " + pattern).isNotEmpty();
      methods.forEach(method -> handled.add(method + " " + pattern));
    }
  }
}
