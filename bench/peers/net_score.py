"""One window through an LSTM in ONNX Runtime, one thread, single precision."""

import math
import time

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

import json

STEPS, INPUTS, UNITS = 64, 16, 32


def sines(count, seed, scale):
    """Returns scale * sin(seed + 1.7 k), k = 0, 1, ..., as floats."""
    return np.array([scale * math.sin(seed + 1.7 * k) for k in range(count)], dtype=np.float32)


# Ours lies candidate, forget, output, input; ONNX wants input, output, forget, candidate.
def gates(matrix):
    a, f, o, i = np.split(matrix, 4, axis=-1)
    return np.concatenate((i, o, f, a), axis=-1)


def session(graph):
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    onnx.checker.check_model(model)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


w = gates(sines(INPUTS * 4 * UNITS, 0.1, 0.2).reshape(INPUTS, 4 * UNITS))
r = gates(sines(UNITS * 4 * UNITS, 0.2, 0.2).reshape(UNITS, 4 * UNITS))
b = gates(sines(4 * UNITS, 0.3, 0.2))
v = sines(UNITS, 0.4, 0.2).reshape(UNITS, 1)
window = sines(STEPS * INPUTS, 0.5, 1.0).reshape(STEPS, 1, INPUTS)

x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [STEPS, 1, INPUTS])
net = session(
    helper.make_graph(
        [
            helper.make_node("LSTM", ["x", "W", "R", "B"], ["", "h"], hidden_size=UNITS),
            helper.make_node("Squeeze", ["h", "axes"], ["last"]),
            helper.make_node("MatMul", ["last", "V"], ["y"]),
        ],
        "net",
        [x],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1])],
        [
            numpy_helper.from_array(np.ascontiguousarray(w.T)[None], "W"),
            numpy_helper.from_array(np.ascontiguousarray(r.T)[None], "R"),
            numpy_helper.from_array(np.concatenate((b, np.zeros_like(b)))[None], "B"),
            numpy_helper.from_array(v, "V"),
            numpy_helper.from_array(np.array([0], dtype=np.int64), "axes"),
        ],
    )
)
nothing = session(
    helper.make_graph(
        [helper.make_node("Slice", ["x", "from", "to"], ["y"])],
        "nothing",
        [x],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, INPUTS])],
        [
            numpy_helper.from_array(np.array([0], dtype=np.int64), "from"),
            numpy_helper.from_array(np.array([1], dtype=np.int64), "to"),
        ],
    )
)


def timed(model, seconds):
    """Returns seconds a call, processor and wall."""
    feed = {"x": window}
    end = time.perf_counter() + seconds / 3
    while time.perf_counter() < end:
        model.run(None, feed)
    cpu, wall, count = time.process_time(), time.perf_counter(), 0
    end = wall + seconds
    while time.perf_counter() < end:
        for _ in range(100):
            model.run(None, feed)
        count += 100
    return (time.process_time() - cpu) / count, (time.perf_counter() - wall) / count


net_cpu, net_wall = timed(net, 3.0)
call_cpu, call_wall = timed(nothing, 1.0)
print(
    json.dumps(
        {
            "cpu": net_cpu - call_cpu,
            "wall": net_wall - call_wall,
            "output": float(net.run(None, {"x": window})[0][0, 0]),
        }
    )
)
