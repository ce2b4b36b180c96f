package io.foreshock.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A server on this machine that sends what it was told, byte by byte, HTTP or not: one answer a
 * connection, the last one over and over.
 */
public final class ScriptedServer implements AutoCloseable {

  /** Instead of an answer: the request is read, and nothing is sent. */
  public static final String SILENCE = "silence";

  /** Instead of an answer: the connection is reset after the first byte. */
  public static final String RESET = "reset";

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final List<String> answers;

  /** Starts on a free port. */
  public ScriptedServer(String... answers) throws IOException {
    this.answers = List.of(answers);
    Thread.ofVirtual().start(this::serve);
  }

  /** Returns an answer with a body. */
  public static String answer(String status, String headers, String body) {
    return head(status, headers + "Content-Length: " + body.length() + "\r\n") + body;
  }

  /** Returns an answer up to its body. */
  public static String head(String status, String headers) {
    return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n";
  }

  /** Returns the port it listens on. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Returns the requests so far, each up to its empty line. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  /** Is open once a request is there. */
  public CountDownLatch asked() {
    return asked;
  }

  /** Is open once a client has left in the middle of the silence. */
  public CountDownLatch left() {
    return left;
  }

  private void serve() {
    try {
      for (int connection = 0; ; connection++) {
        Socket socket = listening.accept();
        open.add(socket);
        String answer = answers.get(Math.min(connection, answers.size() - 1));
        Thread.ofVirtual().start(() -> answer(socket, answer));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void answer(Socket socket, String answer) {
    try (socket) {
      if (answer.equals(RESET)) {
        socket.getInputStream().read();
        socket.setSoLinger(true, 0);
        return;
      }
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      readHead(in);
      if (answer.equals(SILENCE)) {
        awaitLeave(in);
        return;
      }
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // the client has gone, which is what some tests want
    }
  }

  private void readHead(BufferedReader in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
    }
    heads.add(head.toString());
    asked.countDown();
  }

  private void awaitLeave(BufferedReader in) throws IOException {
    try {
      in.read();
    } finally {
      left.countDown();
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : List.copyOf(open)) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
