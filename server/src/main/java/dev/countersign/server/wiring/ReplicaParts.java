package dev.countersign.server.wiring;

import dev.countersign.server.replica.CopyFigures;
import dev.countersign.server.replica.PageSource;
import dev.countersign.server.replica.PagesFromCopy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Pages that are read from a copy of the database. */
@Configuration(proxyBeanMethods = false)
public class ReplicaParts {
  @Bean
  CopyFigures copyFigures(PageSource source) {
    return new CopyFigures(source);
  }

  @Bean
  WebMvcConfigurer pagesThatAreReadFromACopy(PageSource source) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        if (source.hasCopy()) {
          registry
              .addInterceptor(new PagesFromCopy(source))
              .addPathPatterns(PagesFromCopy.PATTERNS);
        }
      }
    };
  }
}
