package dev.countersign.server.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Refuses requests that never reach a page, in the form that was asked for. */
public final class Refusals {
  private final Faults faults;

  /** Told as faults are. */
  public Refusals(Faults faults) {
    this.faults = faults;
  }

  /** Refuses with a sentence. */
  public void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String type,
      String title,
      String sentence)
      throws IOException {
    write(response, faults.told(request, status, type, title, sentence));
  }

  /** The database does not answer. */
  public void notRecorded(HttpServletRequest request, HttpServletResponse response, Exception cause)
      throws IOException {
    write(response, faults.notRecorded(cause, request));
  }

  /** An address that stands in no table. */
  public void nothing(
      HttpServletRequest request, HttpServletResponse response, boolean byOtherMethod)
      throws IOException {
    write(
        response,
        faults.told(request, byOtherMethod ? HttpStatus.METHOD_NOT_ALLOWED : HttpStatus.NOT_FOUND));
  }

  /** Somebody who has not signed in: a page sends them there, anything else is told so. */
  public void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = request.getRequestURI();
    if (request.getMethod().equals("GET")
        && !path.startsWith("/api/")
        && !path.startsWith("/taxii2/")
        && request.getHeader("HX-Request") == null
        && request.getHeader("DPoP") == null) {
      String query = request.getQueryString();
      String to = path + (query == null ? "" : "?" + query);
      String address =
          to.equals("/")
              ? "/sign-in"
              : "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
      write(
          response,
          ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build());
    } else {
      refuse(
          request,
          response,
          HttpStatus.UNAUTHORIZED,
          "not-signed-in",
          "Sign in first",
          "The request comes from nobody who is signed in, or the session ended.");
    }
  }

  /** Somebody who has signed in, but may not. */
  public void forbid(HttpServletRequest request, HttpServletResponse response) throws IOException {
    refuse(
        request,
        response,
        HttpStatus.FORBIDDEN,
        "not-allowed",
        "Not with your roles",
        "None of your roles lets you do this. An administrator can propose a change of roles.");
  }

  /** Writes an answer that no controller gave. */
  public static void write(HttpServletResponse response, ResponseEntity<byte[]> answer)
      throws IOException {
    response.setStatus(answer.getStatusCode().value());
    for (Map.Entry<String, List<String>> header : answer.getHeaders().headerSet()) {
      header.getValue().forEach(value -> response.addHeader(header.getKey(), value));
    }
    byte[] body = answer.getBody();
    if (body != null) {
      response.getOutputStream().write(body);
    }
  }
}
