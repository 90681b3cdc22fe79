package dev.countersign.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifests for Kubernetes have to be, whatever a cluster would let pass. */
class ManifestsTest {
  private static <T> List<T> of(List<HasMetadata> all, Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static PodTemplateSpec pods(List<HasMetadata> all) {
    return Stream.concat(
            of(all, Deployment.class).stream().map(one -> one.getSpec().getTemplate()),
            of(all, StatefulSet.class).stream().map(one -> one.getSpec().getTemplate()))
        .reduce((one, other) -> {
          throw new IllegalStateException("more than one kind of pod");
        })
        .orElseThrow();
  }

  private static Container server(PodSpec pod) {
    return pod.getContainers().stream()
        .filter(one -> one.getName().equals("server"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyFileIsReadWithoutAFieldThatKubernetesDoesNotKnow() throws IOException {
    try (Stream<Path> files = Files.walk(Manifests.FOLDER)) {
      List<Path> manifests =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> !file.endsWith("kustomization.yaml"))
              .toList();
      assertThat(manifests).hasSizeGreaterThan(8);
      assertThat(manifests)
          .allSatisfy(file -> assertThat(Manifests.read(Manifests.text(file))).isNotEmpty())
          .allSatisfy(file ->
              assertThat(Manifests.read(Manifests.text(file)))
                  .extracting(one -> one.getMetadata().getName())
                  .doesNotContainNull());
    }
  }

  @Test
  void aFieldThatIsMisspeltIsRefused() {
    String right = Manifests.text(Manifests.FOLDER.resolve("several-servers/servers.yaml"));
    String wrong = right.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem");
    assertThat(wrong).isNotEqualTo(right);
    assertThatThrownBy(() -> Manifests.read(wrong)).hasMessageContaining("readOnlyRootFileSystem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-server", "several-servers"})
  void noPodHasRightsThatItDoesNotNeed(String folder) {
    PodSpec pod = pods(Manifests.rendered(folder)).getSpec();
    assertThat(pod.getHostNetwork()).isNull();
    assertThat(pod.getHostPID()).isNull();
    assertThat(pod.getHostIPC()).isNull();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getVolumes()).allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
    assertThat(pod.getContainers())
        .hasSize(2)
        .allSatisfy(container -> {
          assertThat(container.getSecurityContext().getPrivileged()).isNull();
          assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
          assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
          assertThat(container.getSecurityContext().getCapabilities().getDrop())
              .containsExactly("ALL");
          assertThat(container.getSecurityContext().getCapabilities().getAdd()).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-server", "several-servers"})
  void everyContainerHasBoundsAndProbesAndAnImageThatStaysWhatItIs(String folder) {
    PodSpec pod = pods(Manifests.rendered(folder)).getSpec();
    assertThat(pod.getContainers())
        .allSatisfy(container -> {
          assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
          assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
          assertThat(container.getReadinessProbe()).isNotNull();
          assertThat(container.getLivenessProbe()).isNotNull();
          assertThat(container.getImage())
              .matches("[a-z0-9./-]+(:[0-9][0-9A-Za-z.-]*|@sha256:[0-9a-f]{64})");
        });
    Probe ready = server(pod).getReadinessProbe();
    assertThat(ready.getHttpGet().getPath()).isEqualTo("/health");
    assertThat(ready.getHttpGet().getScheme()).isEqualTo("HTTPS");
    // A database that is away must not have all servers started again at once.
    assertThat(server(pod).getLivenessProbe().getHttpGet().getPath()).startsWith("/assets/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-server", "several-servers"})
  void secretsAreNamedAndNeverWritten(String folder) {
    List<HasMetadata> all = Manifests.rendered(folder);
    assertThat(all).extracting(HasMetadata::getKind).doesNotContain("Secret");
    PodSpec pod = pods(all).getSpec();
    for (Container container : pod.getContainers()) {
      for (EnvVar variable : container.getEnv()) {
        assertThat(variable.getValue()).as(variable.getName()).isNull();
        assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull();
      }
      assertThat(container.getArgs())
          .noneMatch(word -> word.matches(".*(password|secret|token)=.*"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-server", "several-servers"})
  void everyMountIsOfAVolumeThatThereIs(String folder) {
    List<HasMetadata> all = Manifests.rendered(folder);
    PodSpec pod = pods(all).getSpec();
    Set<String> volumes = new HashSet<>();
    pod.getVolumes().forEach(volume -> volumes.add(volume.getName()));
    of(all, StatefulSet.class)
        .forEach(set ->
            set.getSpec()
                .getVolumeClaimTemplates()
                .forEach(claim -> volumes.add(claim.getMetadata().getName())));
    Set<String> mounted = new HashSet<>();
    for (Container container : pod.getContainers()) {
      container.getVolumeMounts().stream().map(VolumeMount::getName).forEach(mounted::add);
    }
    assertThat(mounted).isEqualTo(volumes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-server", "several-servers"})
  void theServiceReachesTheProxyAndTheProxyTheServer(String folder) {
    List<HasMetadata> all = Manifests.rendered(folder);
    PodTemplateSpec template = pods(all);
    Service service =
        of(all, Service.class).stream()
            .filter(one -> one.getMetadata().getName().equals("countersign"))
            .findFirst()
            .orElseThrow();
    assertThat(template.getMetadata().getLabels())
        .containsAllEntriesOf(service.getSpec().getSelector());
    String target = service.getSpec().getPorts().getFirst().getTargetPort().getStrVal();
    assertThat(template.getSpec().getContainers())
        .flatExtracting(Container::getPorts)
        .anyMatch(port -> target.equals(port.getName()) && port.getContainerPort() == 8443);
    String proxy = of(all, ConfigMap.class).getFirst().getData().get("nginx.conf");
    assertThat(proxy).contains("listen 8443 ssl;").contains("proxy_pass http://127.0.0.1:8420;");
    List<String> words = server(template.getSpec()).getArgs();
    String origin = words.get(words.indexOf("--origin") + 1);
    assertThat(proxy)
        .contains("proxy_set_header Host " + origin.substring("https://".length()) + ";");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-server", "several-servers"})
  void theServersWordsAreOptionsThatItHas(String folder) {
    Started.understands(server(pods(Manifests.rendered(folder)).getSpec()).getArgs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-server", "several-servers"})
  void nothingGoesInOrOutThatIsNotNamed(String folder) {
    List<NetworkPolicy> policies = of(Manifests.rendered(folder), NetworkPolicy.class);
    assertThat(policies)
        .anySatisfy(policy -> {
          assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEmpty();
          assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
          assertThat(policy.getSpec().getIngress()).isEmpty();
          assertThat(policy.getSpec().getEgress()).isEmpty();
        });
    assertThat(policies)
        .allSatisfy(policy -> {
          assertThat(policy.getSpec().getEgress())
              .allSatisfy(rule -> {
                assertThat(rule.getTo()).isNotEmpty();
                assertThat(rule.getPorts()).isNotEmpty();
                assertThat(rule.getTo())
                    .noneMatch(
                        to -> to.getIpBlock() != null && to.getIpBlock().getCidr().endsWith("/0"));
              });
          assertThat(policy.getSpec().getIngress())
              .allSatisfy(rule -> {
                assertThat(rule.getFrom()).isNotEmpty();
                assertThat(rule.getPorts()).isNotEmpty();
              });
        });
  }

  @Test
  void ofSeveralServersOneStaysWhateverIsDoneToTheCluster() {
    List<HasMetadata> all = Manifests.rendered("several-servers");
    Deployment servers = of(all, Deployment.class).getFirst();
    assertThat(servers.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
    assertThat(servers.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
        .isZero();
    PodDisruptionBudget budget = of(all, PodDisruptionBudget.class).getFirst();
    assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
    assertThat(budget.getSpec().getSelector().getMatchLabels())
        .isEqualTo(servers.getSpec().getSelector().getMatchLabels());
    PodSpec pod = servers.getSpec().getTemplate().getSpec();
    assertThat(pod.getTopologySpreadConstraints())
        .extracting(one -> one.getTopologyKey())
        .containsExactly("kubernetes.io/hostname");
  }
}
