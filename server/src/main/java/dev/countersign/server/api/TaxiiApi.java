package dev.countersign.server.api;

import dev.countersign.intel.taxii.MediaTypes;
import dev.countersign.intel.taxii.TaxiiAnswer;
import dev.countersign.intel.taxii.TaxiiQuery;
import dev.countersign.intel.taxii.TaxiiRefusal;
import dev.countersign.intel.taxii.TaxiiRoot;
import dev.countersign.intel.taxii.TaxiiTime;
import dev.countersign.model.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /taxii2/}: what is known, and the company's own indicators, over TAXII 2.1. */
@RestController
public final class TaxiiApi {
  private static final String ROOT = "/taxii2/intel/";

  private final TaxiiRoot root;
  private final URI origin;

  /** Before that root, on a server of that origin. */
  public TaxiiApi(TaxiiRoot root, URI origin) {
    this.root = root;
    this.origin = origin;
  }

  /** Where API roots are. */
  @GetMapping("/taxii2/")
  public ResponseEntity<byte[]> discovery(HttpServletRequest request) {
    return answer(request, () -> root.discovery(origin + ROOT));
  }

  /** What the API root is. */
  @GetMapping(ROOT)
  public ResponseEntity<byte[]> root(HttpServletRequest request) {
    return answer(request, root::root);
  }

  /** All collections. */
  @GetMapping(ROOT + "collections/")
  public ResponseEntity<byte[]> collections(HttpServletRequest request) {
    return answer(request, root::collections);
  }

  /** A collection. */
  @GetMapping(ROOT + "collections/{id}/")
  public ResponseEntity<byte[]> collection(@PathVariable String id, HttpServletRequest request) {
    return answer(request, () -> root.collection(id));
  }

  /** What a collection holds. */
  @GetMapping(ROOT + "collections/{id}/manifest/")
  public ResponseEntity<byte[]> manifest(@PathVariable String id, HttpServletRequest request) {
    return answer(request, () -> root.manifest(id, query(request)));
  }

  /** Objects of a collection. */
  @GetMapping(ROOT + "collections/{id}/objects/")
  public ResponseEntity<byte[]> objects(@PathVariable String id, HttpServletRequest request) {
    return answer(request, () -> root.objects(id, query(request)));
  }

  /** Nobody adds objects. */
  @PostMapping(ROOT + "collections/{id}/objects/")
  public ResponseEntity<byte[]> add(@PathVariable String id, HttpServletRequest request) {
    return answer(
        request,
        () -> {
          root.collection(id);
          MediaTypes.requireSent(
              Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse(""));
          throw new TaxiiRefusal(
              403, "The collection is read", "Nobody adds to the collections of this server");
        });
  }

  /** One object. */
  @GetMapping(ROOT + "collections/{id}/objects/{object}/")
  public ResponseEntity<byte[]> object(
      @PathVariable String id, @PathVariable String object, HttpServletRequest request) {
    return answer(request, () -> root.object(id, object, query(request)));
  }

  /** The versions of an object. */
  @GetMapping(ROOT + "collections/{id}/objects/{object}/versions/")
  public ResponseEntity<byte[]> versions(
      @PathVariable String id, @PathVariable String object, HttpServletRequest request) {
    return answer(request, () -> root.versions(id, object, query(request)));
  }

  private static TaxiiQuery query(HttpServletRequest request) {
    Map<String, List<String>> parameters = new HashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
    return TaxiiQuery.of(parameters);
  }

  private static ResponseEntity<byte[]> answer(
      HttpServletRequest request, Supplier<TaxiiAnswer> asked) {
    try {
      MediaTypes.requireAccepted(
          Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse(""));
      TaxiiAnswer answer = asked.get();
      ResponseEntity.BodyBuilder response = ResponseEntity.ok();
      answer
          .first()
          .ifPresent(time -> response.header("X-TAXII-Date-Added-First", TaxiiTime.text(time)));
      answer
          .last()
          .ifPresent(time -> response.header("X-TAXII-Date-Added-Last", TaxiiTime.text(time)));
      return told(response, answer.body());
    } catch (TaxiiRefusal e) {
      return refused(e);
    }
  }

  /** An error message of TAXII. */
  public static ResponseEntity<byte[]> refused(TaxiiRefusal refusal) {
    return told(ResponseEntity.status(refusal.status()), refusal.json());
  }

  private static ResponseEntity<byte[]> told(ResponseEntity.BodyBuilder response, JsonNode body) {
    return response
        .header(HttpHeaders.CONTENT_TYPE, MediaTypes.TAXII)
        .body(Json.compact(body).getBytes(StandardCharsets.UTF_8));
  }
}
