package dev.countersign.server.fault;

import dev.countersign.intel.taxii.TaxiiRefusal;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.cases.StaleCase;
import dev.countersign.server.api.Problem;
import dev.countersign.server.api.TaxiiApi;
import dev.countersign.server.check.Busy;
import dev.countersign.server.check.PayloadTooLarge;
import dev.countersign.server.console.NoSuchPage;
import dev.countersign.server.lure.TooManyReports;
import dev.countersign.server.page.Pages;
import dev.countersign.server.passkey.BadCeremony;
import dev.countersign.server.proof.BadProof;
import dev.countersign.server.replica.PagesFromCopy;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Turns whatever went wrong into a sentence, in the form that was asked for. */
@ControllerAdvice
public final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private final Pages pages;

  /** Faults told on those pages. */
  public Faults(Pages pages) {
    this.pages = pages;
  }

  /** What was sent cannot be read. */
  @ExceptionHandler
  public ResponseEntity<byte[]> unreadable(UnreadableInput e, HttpServletRequest request) {
    return told(
        request,
        HttpStatus.UNPROCESSABLE_CONTENT,
        "unreadable-payload",
        "It could not be read",
        e.sentence());
  }

  /** Somebody else changed it meanwhile. */
  @ExceptionHandler
  public ResponseEntity<byte[]> stale(StaleCase e, HttpServletRequest request) {
    return told(
        request, HttpStatus.CONFLICT, "changed-meanwhile", "Nothing was done", e.sentence() + ".");
  }

  /** A ceremony with a passkey that did not succeed. */
  @ExceptionHandler
  public ResponseEntity<byte[]> badCeremony(BadCeremony e, HttpServletRequest request) {
    LOG.debug("a ceremony failed", e);
    return told(
        request, HttpStatus.CONFLICT, "ceremony-failed", "Nothing was done", e.sentence() + ".");
  }

  /** A request that does not prove its key. */
  @ExceptionHandler
  public ResponseEntity<byte[]> badProof(BadProof e, HttpServletRequest request) {
    return told(request, HttpStatus.UNAUTHORIZED, "not-proven", "Not proven", e.sentence() + ".");
  }

  /** What was sent is past the bound. */
  @ExceptionHandler({PayloadTooLarge.class, MaxUploadSizeExceededException.class})
  public ResponseEntity<byte[]> tooLarge(HttpServletRequest request) {
    return told(
        request,
        HttpStatus.CONTENT_TOO_LARGE,
        "payload-too-large",
        "It is too large",
        new PayloadTooLarge().getMessage() + ".");
  }

  /** A form whose parts cannot be told apart. */
  @ExceptionHandler
  public ResponseEntity<byte[]> brokenForm(MultipartException e, HttpServletRequest request) {
    return told(
        request,
        HttpStatus.BAD_REQUEST,
        "broken-form",
        "The form arrived broken",
        "Its parts could not be told apart; send it again.");
  }

  /** Too many ask at once. */
  @ExceptionHandler
  public ResponseEntity<byte[]> busy(Busy e, HttpServletRequest request) {
    return told(request, HttpStatus.SERVICE_UNAVAILABLE, "busy", "Busy", e.getMessage() + ".");
  }

  /** Somebody hands in too many reports. */
  @ExceptionHandler
  public ResponseEntity<byte[]> tooMany(TooManyReports e, HttpServletRequest request) {
    return told(
        request,
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many",
        "Too many reports",
        e.getMessage() + ".");
  }

  /** Nothing stands at that address. */
  @ExceptionHandler
  public ResponseEntity<byte[]> noSuchPage(NoSuchPage e, HttpServletRequest request) {
    return told(request, HttpStatus.NOT_FOUND, "not-found", "There is nothing here", e.sentence());
  }

  /** A part of the address is not what it must be, so nothing can stand there. */
  @ExceptionHandler
  public ResponseEntity<byte[]> noSuchAddress(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    return told(
        request,
        HttpStatus.NOT_FOUND,
        "not-found",
        "There is nothing here",
        "The address names nothing that this server has.");
  }

  /** The database does not answer: what cannot be recorded is not answered either. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  public ResponseEntity<byte[]> notRecorded(Exception e, HttpServletRequest request) {
    if (PagesFromCopy.wasReading(request, e)) {
      return again(request);
    }
    LOG.error("the database does not do what it must: {}", e.toString());
    return told(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        "not-recorded",
        "The record could not be reached",
        "The database does not answer, and an answer that is not recorded is not given.");
  }

  /** Everything else: what Spring refuses by its own status, and faults of the server's own. */
  @ExceptionHandler
  public ResponseEntity<byte[]> other(Throwable e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return told(request, known.getStatusCode());
    }
    if (e instanceof InvalidParameterException form) {
      return told(request, HttpStatusCode.valueOf(form.getErrorCode()));
    }
    LOG.error("a fault of its own while answering {}", request.getMethod(), e);
    return told(request, HttpStatus.INTERNAL_SERVER_ERROR);
  }

  /** The answer for a status alone. */
  ResponseEntity<byte[]> told(HttpServletRequest request, HttpStatusCode status) {
    return switch (status.value()) {
      case 404 ->
          told(
              request,
              status,
              "not-found",
              "There is nothing here",
              "The address names nothing that this server has.");
      case 405 ->
          told(
              request,
              status,
              "method-not-allowed",
              "Not in this way",
              "The address does not answer to " + request.getMethod() + ".");
      case 413 -> tooLarge(request);
      case 500 ->
          told(
              request,
              status,
              "fault",
              "A fault of its own",
              "The server failed; its log says where. No verdict was given. Please report it.");
      default ->
          told(
              request,
              status,
              "refused",
              "The request was refused",
              "The server could not make sense of it.");
    };
  }

  ResponseEntity<byte[]> told(
      HttpServletRequest request,
      HttpStatusCode status,
      String type,
      String title,
      String sentence) {
    if (path(request).startsWith("/taxii2/")) {
      return TaxiiApi.refused(
          new TaxiiRefusal(status.value(), "urn:countersign:problem:" + type, title, sentence));
    }
    if (path(request).startsWith("/api/")
        || path(request).equals("/api")
        || "application/json".equals(request.getHeader("Accept"))) {
      return Problem.response(status, type, title, sentence);
    }
    if ("true".equals(request.getHeader("HX-Request"))) {
      return pages.part(status, "trouble", Map.of("title", title, "sentence", sentence));
    }
    return pages.page(
        status, "problem", Map.of("status", status.value(), "title", title, "sentence", sentence));
  }

  /** The same address, for which the primary is asked now. */
  private static ResponseEntity<byte[]> again(HttpServletRequest request) {
    String query = request.getQueryString();
    URI same = URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
    return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT).location(same).build();
  }

  private static String path(HttpServletRequest request) {
    Object original = request.getAttribute("jakarta.servlet.error.request_uri");
    return original instanceof String uri ? uri : request.getRequestURI();
  }
}
