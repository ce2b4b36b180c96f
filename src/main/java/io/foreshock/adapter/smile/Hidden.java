package io.foreshock.adapter.smile;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** What the library keeps to itself, or tells in six decimals only. */
final class Hidden {

  private Hidden() {}

  static double number(Class<?> type, Object owner, String name) {
    if (value(type, owner, name) instanceof Double number) {
      return number;
    }
    throw new IllegalStateException("Smile's " + type + " has no number " + name);
  }

  static double @Nullable [] numbers(Object owner, String name) {
    return (double[]) value(owner.getClass(), owner, name);
  }

  static Object object(Object owner, String name) {
    Object value = value(owner.getClass(), owner, name);
    if (value == null) {
      throw new IllegalStateException("Smile's " + owner.getClass() + " has no " + name);
    }
    return value;
  }

  private static @Nullable Object value(Class<?> type, Object owner, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Smile's " + type + " has changed", e);
    }
  }
}
