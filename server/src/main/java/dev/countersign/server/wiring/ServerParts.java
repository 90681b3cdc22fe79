package dev.countersign.server.wiring;

import dev.countersign.server.api.ChecksApi;
import dev.countersign.server.api.FindingsApi;
import dev.countersign.server.api.HealthApi;
import dev.countersign.server.api.IntentsApi;
import dev.countersign.server.api.PricesApi;
import dev.countersign.server.api.TokenApi;
import dev.countersign.server.api.WalletsApi;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.server.console.ApprovalPages;
import dev.countersign.server.console.ChangePages;
import dev.countersign.server.console.CheckPages;
import dev.countersign.server.console.CompanyPages;
import dev.countersign.server.console.GuidePages;
import dev.countersign.server.console.JournalPages;
import dev.countersign.server.console.MachinePages;
import dev.countersign.server.console.MePages;
import dev.countersign.server.console.NoticePages;
import dev.countersign.server.console.PeoplePages;
import dev.countersign.server.console.StopPages;
import dev.countersign.server.console.TransferPages;
import dev.countersign.server.fault.ErrorAddress;
import dev.countersign.server.fault.Faults;
import dev.countersign.server.live.LivePages;
import dev.countersign.server.provider.ProviderPages;
import dev.countersign.server.rpc.RpcApi;
import dev.countersign.server.signin.SessionPages;
import dev.countersign.server.signin.SignInPages;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The parts, named one by one: nothing is found by scanning or configured by being there. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  MultipartAutoConfiguration.class
})
@Import({
  ChangeParts.class,
  TransferParts.class,
  JobParts.class,
  LiveParts.class,
  NoticeParts.class,
  QueueParts.class,
  StoreParts.class,
  MachineParts.class,
  MetricsParts.class,
  SecurityParts.class,
  TraceParts.class,
  FreezeParts.class,
  LureParts.class,
  DrillParts.class,
  ReachParts.class,
  ReplicaParts.class,
  AccessParts.class,
  SignalParts.class,
  WatchParts.class,
  AlertParts.class,
  ScreeningParts.class,
  SinkParts.class,
  CaseParts.class,
  IntelParts.class,
  ProviderPages.class,
  SignInPages.class,
  SessionPages.class,
  CheckPages.class,
  GuidePages.class,
  JournalPages.class,
  MePages.class,
  PeoplePages.class,
  TransferPages.class,
  ApprovalPages.class,
  CompanyPages.class,
  StopPages.class,
  ChangePages.class,
  LivePages.class,
  NoticePages.class,
  ChecksApi.class,
  FindingsApi.class,
  HealthApi.class,
  TokenApi.class,
  IntentsApi.class,
  PricesApi.class,
  WalletsApi.class,
  RpcApi.class,
  MachinePages.class,
  Faults.class,
  ErrorAddress.class
})
public class ServerParts {
  /** The catalogue, read once. */
  @Bean
  Catalogue catalogue() {
    return Catalogue.load();
  }

  /** What fails outside the pages is told like everything else. */
  @Bean
  ErrorPageRegistrar errorPages() {
    return registry -> registry.addErrorPages(new ErrorPage(ErrorAddress.PATH));
  }

  /** The console's own files. */
  @Bean
  WebMvcConfigurer files() {
    return new WebMvcConfigurer() {
      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler("/assets/**")
            .addResourceLocations("classpath:/dev/countersign/server/assets/")
            .setCacheControl(CacheControl.noCache());
        registry
            .addResourceHandler("/webjars/**")
            .addResourceLocations(
                "classpath:/META-INF/resources/webjars/", "classpath:/META-INF/resources/_static/")
            .setCacheControl(CacheControl.noCache());
        registry
            .addResourceHandler("/api/v1/*.yaml")
            .addResourceLocations("classpath:/dev/countersign/server/api/")
            .setCacheControl(CacheControl.noCache());
      }
    };
  }
}
