package io.foreshock.adapter.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records as JSON objects with a key for each component. */
final class RecordCodec implements Codec {

  private final Constructor<?> constructor;
  private final List<Part> parts = new ArrayList<>();
  private final String form;

  private record Part(String key, Method accessor, Codec codec) {}

  RecordCodec(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    StringBuilder text = new StringBuilder(type.getSimpleName()).append('{');
    for (RecordComponent component : components) {
      Codec codec = Codecs.of(component.getGenericType());
      parts.add(new Part(component.getName(), component.getAccessor(), codec));
      text.append(component.getName()).append(':').append(codec.form()).append(' ');
    }
    this.constructor = constructor(type, components);
    this.form = text.append('}').toString();
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent... components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(type + " has no canonical constructor", impossible);
    }
  }

  @Override
  public JsonNode write(Object value) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (Part part : parts) {
      node.set(part.key(), part.codec().write(component(value, part)));
    }
    return node;
  }

  private static Object component(Object value, Part part) {
    try {
      return part.accessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + part.key(), e);
    }
  }

  @Override
  public Object read(JsonNode node) {
    Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      Part part = parts.get(i);
      values[i] = part.codec().read(node.path(part.key()));
    }
    return made(values);
  }

  private Object made(Object... values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(
          constructor.getDeclaringClass().getSimpleName() + ": " + refused.getCause(), refused);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), e);
    }
  }

  @Override
  public String form() {
    return form;
  }
}
